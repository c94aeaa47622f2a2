/** The two digits of a mail. */
export const code = {
  yours: 'Your code',
  ownPageUse: 'Your page asks for this code before it changes anything.',
  label: 'Code from the mail',
  hint: 'Two digits, printed in the mail that brought you here.',
};
