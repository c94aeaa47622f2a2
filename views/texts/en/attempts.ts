import type { Understood } from '#domain/ports/attempt-records.ts';
import { refusalPhrase } from '#domain/story/refusal-phrase.ts';
import type { ShownRequest } from '../../attempts.ts';

const ASKED: Readonly<Record<ShownRequest['purpose'], string>> = {
  read: 'to show the record',
  write: 'to change it',
  'read-back': 'to show it again after the change',
  create: 'to make it',
  'put-away': 'to put it away',
  fields: 'which values its fields take',
};

/** What a system said, as Baton understood it; by its number alone where that was not kept. */
function answered(status: number, understood: Understood | undefined): string {
  if (understood === undefined || understood.kind === 'ok')
    return status < 300 ? 'it did' : `${byNumber(status)} (${String(status)})`;
  const { kind, inside } = understood;
  const own = inside ?? status;
  const said = own < 300 ? UNDERSTOOD[kind] : byNumber(own);
  const number = inside === undefined ? String(status) : `${String(inside)} inside a ${String(status)}`;
  return `${said} (${number})${reason(understood, status)}`;
}

const UNDERSTOOD: Readonly<Record<Understood['kind'], string>> = {
  ok: 'it did',
  refused: 'it refused',
  deferred: 'it put Baton off',
  unauthorised: 'it did not let Baton in',
  'not-found': 'it did not find it',
  unknown: 'whether it did is not known',
};

function reason({ because, field }: Understood, status: number): string {
  const said = because === undefined || because === `http-${String(status)}` ? [] : [refusalPhrase(because)];
  const told = [...said, ...(field === undefined ? [] : [field])];
  return told.length === 0 ? '' : `: ${told.join(', ')}`;
}

function byNumber(status: number): string {
  return SAID.get(status) ?? (status < 500 ? 'it refused' : 'it failed');
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
  request: ({ system, purpose, isForToken, status, because = '', understood, durationMs }: ShownRequest) => {
    const asked = `${system} was asked ${isForToken === true ? 'for a new access token' : ASKED[purpose]}`;
    return status === undefined
      ? `${asked}, and gave no answer (${because}), ${took(durationMs)}.`
      : `${asked}: ${answered(status, understood)}, ${took(durationMs)}.`;
  },
  repost: 'Repost',
  repostHint: 'First you see what would be written.',
  difference: (system: string) => `What ${system} is to show`,
  seen: (at: string) => `It showed that on ${at}. Baton reads it again before it writes.`,
  notMade: (because: string) =>
    `What is to be written was not made up yet: ${because}. Baton reads everything again, and begins with that.`,
  unknown: 'What was to be written is no longer kept. Baton reads it again before it writes.',
  change: (wanted: string, shown: string) =>
    `${wanted === '' ? 'nothing' : wanted} – it showed ${shown === '' ? 'nothing' : shown}`,
  confirm: 'Repost now',
};
