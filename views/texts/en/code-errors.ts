/** What is wrong with the code that a page asks for. Single texts: the bundler keeps whatever a spread stands in. */
export const noCode = 'Enter the two-digit code from the mail.';
export const wrongCode =
  'This is not the code from the mail. Look for the two large digits in the message whose link brought you here.';
