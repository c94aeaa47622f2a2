/** What is wrong with the code that a page asks for. */
export const codeErrors = {
  'no-code': 'Enter the two-digit code from the mail.',
  'wrong-code': 'This is not the code from the mail. Look for the two large digits in your latest mail.',
} as const;
