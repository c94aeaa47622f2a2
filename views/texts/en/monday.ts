/** What surrounds the report with which a week begins; its lines bring their own sentences. */
export const monday = {
  subject: (day: string, colour: string, toSee: number) =>
    `The week begins ${colour} (${day}): ${toSee === 0 ? 'all is well' : `${String(toSee)} to look at`}`,
  colours: { green: 'green', yellow: 'yellow', red: 'red' },
  checked: (what: string) => `Checked: ${what}.`,
  next: (command: string) => `Next: ${command}`,
  toPaste: 'To paste',
  anew: 'npx baton monday shows it as it is now.',
} as const;
