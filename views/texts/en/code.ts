/** The two digits of a mail. */
export const code = {
  yours: 'Your code',
  label: 'Code from the mail',
  hint: 'Two digits, printed in the mail that brought you here.',
};
