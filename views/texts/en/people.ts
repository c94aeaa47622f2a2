/** Whoever has no name in the directory. */
export const people = {
  operations: 'The operations team',
  opsChannel: 'The channel of the operations team',
};
