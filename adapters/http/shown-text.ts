/** Of each text so many characters are kept. */
const LONGEST = 1000;

/** An id as systems make them: a name has no digit, an address another sign. */
export const AN_ID = /^(?=.*\d)[\w:.-]{1,64}$/;

/** Of a text that may be somebody's words only how long it is. */
export function shownText(text: string): string {
  return text === '' ? '' : `‹text, ${String(text.length)} characters›`;
}

export function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).toWellFormed()}…`;
}
