/** An incident in Slack, where it says something else than its mail. */
export const incidentChat = {
  personal: 'The link lets its reader decide in your name: please do not pass this message on.',
  /** In the channel of whoever looks after Baton. */
  returned: 'It has come back.',
  assigned: (name: string, goesOn: boolean) =>
    `${name} ${goesOn ? 'looks after it' : 'decides about it'} now, and has been told.`,
  escalated: (goesOn: boolean) =>
    `${goesOn ? 'It still lasts' : 'Nobody decided in time'}: everybody who should know is told again.`,
  ended: (at: string) => `It is over since ${at}.`,
  everything: (command: string) => `All that is known: ${command}`,
};
