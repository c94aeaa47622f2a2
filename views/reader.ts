/** Who reads a text and when: the moment (ISO instant), the reader's IANA time zone and BCP 47 locale. */
export type Reader = { readonly now: string; readonly timeZone: string; readonly locale: string };
