/** What is said of an accepted handoff whose work has not begun. */
export const start = {
  reminderSubject: (what: string) => `Have you started? ${what}`,
  reminderHeadline: (what: string) => `You accepted ${what}. Have you started?`,
  question: 'Have you started?',
  by: (time: string) => `You are expected to start by ${time}. Say so here when you have.`,
  begun: 'I have started',
  startedBy: 'To start by',
  accepted: 'Accepted',
  acceptedBy: 'Accepted by',
  open: 'Say that you have started',
  thenTold: (time: string, name: string) => `If it has not started by ${time}, ${name} is told.`,
  overdueSubject: (owner: string, what: string) => `${owner} has not started: ${what}`,
  overdueHeadline: (owner: string, what: string) => `${owner} accepted ${what} and has not started`,
  reminded: (owner: string) => `${owner} was reminded. Please see to it together.`,
  thenOffered: (time: string) =>
    `If it has not started by ${time}, it is offered to the next who can be asked.`,
  thenDecided: (time: string, decider: string) =>
    `If it has not started by ${time}, ${decider} decides what happens with it.`,
};
