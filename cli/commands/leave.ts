import type { OperatorApi } from '#adapters/operator-api/client.ts';
import { RefusedError } from '#adapters/operator-api/errors.ts';
import type { Listed } from '#domain/operator/listing.ts';
import type { LeavingAnswer } from '#domain/operator/leaving.ts';
import { FOR_GOOD } from '#domain/routing/for-good.ts';
import { lineOf } from '../contracts/line-of.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { leavingText } from '../output/leaving-text.ts';

type LeaveApi = Pick<OperatorApi, 'leaving' | 'decide' | 'enterAbsence' | 'list'>;

export interface LeaveWish {
  readonly person: string;
  readonly reason: string;
  /** Carried out only with this; else it is shown what would be. */
  readonly confirm: boolean;
  /** An instant: whoever has left is away from the beginning of this day. */
  readonly now: string;
}

/** What was done with one open offer: withdrawn, so that somebody else is asked; or why not. */
export interface Passed {
  readonly id: string;
  readonly refusal: string | undefined;
}

/** Something to write in a file by hand. */
export interface ToChange {
  readonly at: string;
  readonly field: string;
  readonly change: string;
}

export interface Left {
  readonly answer: LeavingAnswer;
  readonly confirmed: boolean;
  readonly passed: readonly Passed[];
  readonly recent: readonly Listed[];
  readonly toChange: readonly ToChange[];
}

/**
 * Shows what hangs on somebody who leaves; with `confirm` they are away for good, and what they are offered goes to
 * whom the contract asks next. Broken off, it goes on where it was when it is called again.
 */
export async function leave(api: LeaveApi, wish: LeaveWish): Promise<Outcome> {
  const before = await api.leaving(wish.person);
  const passed = wish.confirm ? await carryOut(api, wish, before) : [];
  const left: Left = {
    answer: wish.confirm ? await api.leaving(wish.person) : before,
    confirmed: wish.confirm,
    passed,
    recent: await recentlyTaken(api, wish),
    toChange: await filesToChange(before),
  };
  const isWhole = passed.every(({ refusal }) => refusal === undefined);
  const text: Outcome['text'] = (style) => leavingText(left, style);
  return { data: left, text, exitCode: isWhole ? EXIT.ok : EXIT.failed };
}

/** First nobody is asked to take their place by being asked themselves; then every offer goes on, also one that came meanwhile. */
async function carryOut(
  api: LeaveApi,
  { person, reason, now }: LeaveWish,
  { person: { isActive }, hasLeft }: LeavingAnswer,
): Promise<readonly Passed[]> {
  const from = `${now.slice(0, 10)}T00:00:00.000Z`;
  if (isActive && !hasLeft) await api.enterAbsence(person, { from, until: FOR_GOOD, reason, offers: 'keep' });
  const passed = new Map<string, Passed>();
  for (let open = await stillOpen(api, person, passed); open.length > 0;) {
    for (const { id } of open) passed.set(id, await passOn(api, id, { person, reason }));
    open = await stillOpen(api, person, passed);
  }
  return [...passed.values()];
}

async function stillOpen(
  api: LeaveApi,
  person: string,
  passed: ReadonlyMap<string, Passed>,
): Promise<readonly Listed[]> {
  const { offered } = await api.leaving(person);
  return offered.filter(({ id }) => !passed.has(id));
}

async function passOn(
  api: LeaveApi,
  id: string,
  { person, reason }: Pick<LeaveWish, 'person' | 'reason'>,
): Promise<Passed> {
  try {
    await api.decide(id, 'reassign', { from: person, reason });
    return { id, refusal: undefined };
  } catch (error) {
    // Somebody was faster; the others go on all the same.
    if (!(error instanceof RefusedError)) throw error;
    return { id, refusal: error.error.sentence };
  }
}

const RECENT_DAYS = 30;

/** What they took over lately and is done for Baton is still theirs in the other systems. */
async function recentlyTaken(api: LeaveApi, { person, now }: LeaveWish): Promise<readonly Listed[]> {
  const since = new Date(Date.parse(now) - RECENT_DAYS * 24 * 60 * 60 * 1000).toISOString();
  const taken: Listed[] = [];
  for (let cursor: string | undefined, isRecent = true; isRecent;) {
    const page = await api.list({ limit: '100', ...(cursor === undefined ? {} : { cursor }) });
    const recent = page.handoffs.filter(({ openedAt }) => openedAt >= since);
    taken.push(...recent.filter(({ status, owner }) => status === 'completed' && owner?.id === person));
    isRecent = page.next !== undefined && recent.length === page.handoffs.length;
    cursor = page.next;
  }
  return taken;
}

async function filesToChange({ person, named }: LeavingAnswer): Promise<readonly ToChange[]> {
  const own = ['people', person.id];
  const inactive: ToChange[] = person.isActive
    ? [{ at: await lineOf('directory.yaml', own), field: own.join('.'), change: 'write `active: false`' }]
    : [];
  const others = named.map(async ({ file, field, as }) => ({
    ...{ at: await lineOf(file, field), field: field.join('.') },
    change: `name somebody else (${as})`,
  }));
  return [...inactive, ...(await Promise.all(others))];
}
