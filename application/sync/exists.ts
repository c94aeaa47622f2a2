/** The property by which a thing that Baton makes says whether it is there; no system has a field of that name. */
export const EXISTS = '(exists)';
