const two = (number: number): string => String(number).padStart(2, '0');

/** An instant in this machine's zone, to the second. */
export function localInstant(iso: string): string {
  const at = new Date(iso);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** An instant in a zone that is named, to the second. */
export function instantIn(iso: string, timeZone: string): string {
  const [day, time] = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone })
    .format(new Date(iso))
    .split(' ');
  return `${day ?? ''} ${time ?? ''}`;
}

/** Until when an offer is kept back. */
export function quietText(until: string): string {
  return `quiet until ${localInstant(until)}`;
}

/** A sentence with every ISO instant in it put into this machine's zone. */
export function withLocalInstants(sentence: string): string {
  return sentence.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, localInstant);
}

/** The name of the zone that times are shown in. */
export function localZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
