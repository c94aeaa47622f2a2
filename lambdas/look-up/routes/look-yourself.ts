/** What to do where this Lambda may not look. */
export function lookYourself(what: string, action: string): string {
  return `Look at ${what} in the console, or allow ${action} to the look-up function.`;
}

/** What to do where AWS did not answer as it should. */
export const ASK_AGAIN = 'Ask again in a minute.';
