const PERCENTAGE = /^(\d{1,3}(?:\.\d{1,2})?) ?%$/;

/** Reads a share as people write it: `90%` is 0.9. Undefined for anything else, and for more than 100 %. */
export const parsePercentage = (text: string): number | undefined => {
  const [, number] = PERCENTAGE.exec(text) ?? [];
  if (number === undefined) return undefined;
  const share = Number(number) / 100;
  return share > 1 ? undefined : share;
};
