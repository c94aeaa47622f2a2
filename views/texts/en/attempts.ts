import type { ShownRequest } from '../../attempts.ts';

const ASKED: Readonly<Record<ShownRequest['purpose'], string>> = {
  read: 'to show the record',
  write: 'to change it',
  'read-back': 'to show it again after the change',
  create: 'to make it',
  'put-away': 'to put it away',
  fields: 'which values its fields take',
};

/** What a system said, by the number with which it says it. */
function answered(status: number): string {
  if (status < 300) return 'it did';
  const failed = status < 500 ? 'it refused' : 'it failed';
  return `${SAID.get(status) ?? failed} (${String(status)})`;
}

const SAID: ReadonlyMap<number, string> = new Map([
  [401, 'it did not let Baton in'],
  [403, 'it did not allow that'],
  [404, 'it did not find it'],
  [429, 'there were too many requests'],
]);

function took(milliseconds: number): string {
  return milliseconds < 100 ? 'at once' : `after ${(milliseconds / 1000).toFixed(1)} s`;
}

/** What the systems of a handoff were asked and said, on the page that decides about it. */
export const attempts = {
  heading: 'What was asked, and what it said',
  request: ({ system, purpose, status, because = '', durationMs }: ShownRequest) =>
    status === undefined
      ? `${system} was asked ${ASKED[purpose]}, and gave no answer (${because}), ${took(durationMs)}.`
      : `${system} was asked ${ASKED[purpose]}: ${answered(status)}, ${took(durationMs)}.`,
  repost: 'Repost',
  repostHint: 'First you see what would be written.',
  difference: (system: string) => `What ${system} is to show`,
  seen: (at: string) => `It showed that on ${at}. Baton reads it again before it writes.`,
  unknown: 'What was to be written is no longer kept. Baton reads it again before it writes.',
  change: (wanted: string, shown: string) =>
    `${wanted === '' ? 'nothing' : wanted} – it showed ${shown === '' ? 'nothing' : shown}`,
  confirm: 'Repost now',
};
