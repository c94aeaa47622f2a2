/** How a command ended, for scripts. */
export const EXIT = { ok: 0, failed: 1, usage: 2, noAccess: 3, yellow: 4, red: 5 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_CODES_HELP = `
Exit codes:
  0  done, or everything in order
  1  refused, not there, or not in order
  2  wrong usage
  3  unreachable, or not permitted
  4  status, monday: yellow, somebody sees to it or it goes on by itself
  5  status, monday: red, something is late or lost, or nobody sees to it`;
