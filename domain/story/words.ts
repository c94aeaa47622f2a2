import { capitalised } from '../capitalised.ts';
import type { Names } from './names.ts';
import { returnReasonKey } from './names.ts';

const SYSTEMS = new Map([
  ['hubspot', 'HubSpot'],
  ['salesforce', 'Salesforce'],
  ['asana', 'Asana'],
]);

/** A system, by the name that people know; one that a team describes itself by the name that it has there. */
export function systemName(system: string): string {
  return SYSTEMS.get(system) ?? capitalised(spoken(system.replace(/^http-/, '')));
}

/** Where something waits whose turn has not come. */
export function queuePhrase(system: string): string {
  return `in the queue for ${systemName(system)}`;
}

/** A code as words: `no-time` is "no time". */
export function spoken(code: string): string {
  return code.replaceAll(/[-_]+/g, ' ');
}

/** A length of time in its two largest units, such as 2 h 5 min; shorter than a minute in seconds. */
export function spokenDuration(seconds: number): string {
  const units = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
  ] as const;
  const said = units.flatMap(([count, unit]) => (count === 0 ? [] : [`${String(count)} ${unit}`]));
  return said.length === 0 ? `${String(Math.floor(seconds))} s` : said.slice(0, 2).join(' ');
}

/** Why somebody sent it back: what the contract calls it, else its code as words. */
export function returnReason(names: Names, code: string): string {
  return names.get(returnReasonKey(code)) ?? spoken(code);
}

/** What somebody wrote, after the sentence that it belongs to; nothing if it was erased or never written. */
export function remark(names: Names, textId: string | undefined): string {
  const text = textId === undefined ? undefined : names.get(textId);
  return text === undefined ? '' : ` “${text}”`;
}

/** A field in brackets, if one is named. */
export function about(field: string | undefined): string {
  return field === undefined ? '' : ` (${field})`;
}
