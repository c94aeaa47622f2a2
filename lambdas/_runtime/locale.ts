/** The language of a stage whose directory does not say another. */
export const DEFAULT_LOCALE = 'en';
