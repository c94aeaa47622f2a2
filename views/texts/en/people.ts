/** Whoever has no name in the directory. */
export const people = {
  operations: 'The operations team',
  operator: (name: string) => `Operator ${name}`,
};
