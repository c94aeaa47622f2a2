import { memoryTroubles } from '#adapters/memory/channel-troubles.ts';
import { memoryAbsences } from '#adapters/memory/absences.ts';
import { memoryClaims } from '#adapters/memory/claims.ts';
import { memoryExecutions } from '#adapters/memory/executions.ts';
import { memoryGivenHandoffs } from '#adapters/memory/given-handoffs.ts';
import { memoryHandoffLog } from '#adapters/memory/handoff-log.ts';
import { memoryQueues } from '#adapters/memory/queues.ts';
import { memoryReflections } from '#adapters/memory/reflections.ts';
import { memoryRows } from '#adapters/memory/rows.ts';
import {
  memoryContractVersions,
  memoryLinks,
  memoryPostings,
  memoryReceipts,
  memoryTexts,
  memoryBookmarks,
  memoryTimerMarks,
} from '#adapters/memory/side-items.ts';
import { memoryHealth } from '#adapters/memory/system-health.ts';
import { memoryTimers } from '#adapters/memory/timers.ts';
import { memoryTokens } from '#adapters/memory/tokens.ts';
import { memoryTurns } from '#adapters/memory/turns.ts';
import type { ContractBundle } from '#domain/contract/bundle.ts';
import type { Commit } from '#domain/log/commit.ts';
import { logPosition, openWait } from '#domain/handoff/wait.ts';
import type { SystemOfRecord, VendorRecord } from '#domain/ports/connector.ts';
import type { HandoffLog } from '#domain/ports/handoff-log.ts';
import type { Executions, Mail, Mailer, MailOutcome } from '#domain/ports/platform.ts';
import type { SystemHealth } from '#domain/ports/system-health.ts';
import { HANDOFF, OWNER, QUALIFIED, RECORD, SETTINGS, STAGE, START } from './given.ts';
import type { Around } from './play.ts';
import { allFacts, factsIn, logOf, presentOf } from './present.ts';
import type { Draft, Letter } from './state.ts';
import { connectorFor, ownerShown, stageShown } from './vendor.ts';
import { violated } from './watch.ts';

/** The ports of one process: memory twins, each call of which may be the last, and an onlooker at the ones that matter. */
export function portsOf(
  draft: Draft,
  bundle: ContractBundle,
  process: number,
  around: Around,
  now: () => string,
) {
  const { world } = draft;
  const targets = [...draft.vendors.keys()];
  const looks = new Map<string, number>();
  let ids = 0;
  const wrapped = <Port extends object>(name: string, port: Port) => wrap(name, port, around);
  return {
    log: logFor(draft, around, looks),
    rows: wrapped('rows', memoryRows(world)),
    tokens: wrapped('tokens', memoryTokens(world)),
    links: wrapped('links', memoryLinks(world)),
    receipts: wrapped('receipts', memoryReceipts(world)),
    claims: wrapped('claims', memoryClaims(world)),
    reflections: wrapped('reflections', memoryReflections(world)),
    texts: wrapped('texts', memoryTexts(world)),
    postings: wrapped('postings', memoryPostings(world)),
    bookmarks: wrapped('bookmarks', memoryBookmarks(world)),
    givenHandoffs: wrapped('givenHandoffs', memoryGivenHandoffs(world)),
    timerMarks: wrapped('timerMarks', memoryTimerMarks(world)),
    contractVersions: wrapped('contractVersions', memoryContractVersions(world)),
    turns: wrapped('turns', memoryTurns(world)),
    absences: wrapped('absences', memoryAbsences(world)),
    troubles: memoryTroubles(world),
    executions: wrapped('executions', watchedExecutions(draft)),
    timers: wrapped('timers', memoryTimers(world)),
    queues: wrapped('queues', memoryQueues(world)),
    health: wrapped('health', healthOf(draft)),
    mailer: watchedMailer(draft, around),
    chat: undefined,
    connector: sourceOf(draft, around),
    connectors: Object.fromEntries(
      targets.map((target) => [target, connectorFor(draft, target, around, looks)]),
    ),
    bundle,
    settings: SETTINGS,
    publicBaseUrl: 'https://baton.example.com',
    portal: { appUrl: 'https://app.hubspot.com', portalId: '62515' },
    mode: 'enforce' as const,
    storedVersions: new Set<string>(),
    now,
    newId: () => `${String(process)}-${String((ids += 1))}`.padStart(32, '0'),
    random: () => 0.5,
    sleep: async () => undefined,
  };
}

export type ModelPorts = ReturnType<typeof portsOf>;

function isSyncOf(letter: Letter, target: string): boolean {
  return letter.kind === 'connect' && letter.work === 'sync' && letter.target === target;
}

/** No system is left alone here, and a queue tells how far it has come: not to what stands in it, else to now. */
function healthOf({ world, letters, now }: Draft): SystemHealth {
  const stands = (target: string) =>
    letters.some((letter) => isSyncOf(letter, target) && letter.readyAt > now);
  return {
    ...memoryHealth(world),
    queue: async (target) => {
      const point = { seenAt: now, front: stands(target) ? START : now };
      return { first: point, last: point };
    },
  };
}

/** The record as whoever admits an event reads it. */
function sourceOf(draft: Draft, around: Around): SystemOfRecord {
  return {
    read: () => around('source.read', async () => ({ kind: 'ok', value: recordShown(draft) })),
    write: async () => ({ kind: 'ok', value: {} }),
    fields: async () => ({ kind: 'ok', value: {} }),
    links: async () => ({ kind: 'ok', value: {} }),
    isSame: () => false,
  };
}

function recordShown(draft: Draft): VendorRecord {
  const { value, by } = ownerShown(draft, RECORD.source);
  const owner = { value, writtenByUs: by === 'baton', since: START, changedBy: undefined };
  return { properties: { ...QUALIFIED.properties, [STAGE]: stageShown(draft), [OWNER]: owner } };
}

function wrap<Port extends object>(name: string, port: Port, around: Around): Port {
  return new Proxy(port, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property);
      if (typeof member !== 'function') return member;
      const call = `${name}.${String(property)}`;
      return (...given: unknown[]) =>
        around(call, async (): Promise<unknown> => Reflect.apply(member, target, given));
    },
  });
}

export const LOSE_ANSWER = 'lose the answer';
/** Carried out, and then the process fails. */
export const BREAK_OFF = 'break off';

class Broken extends Error {
  override readonly name = 'Broken';
}

/** A put whose answer is lost is put once more, as the client of the table does. */
function logFor(draft: Draft, around: Around, looks: ReadonlyMap<string, number>): HandoffLog {
  const log = memoryHandoffLog(draft.world);
  const twice = async <Value>(fault: string | undefined, put: () => Promise<Value>) => {
    const answer = await put();
    if (fault === BREAK_OFF) throw new Broken();
    return fault === LOSE_ANSWER ? put() : answer;
  };
  return {
    read: (subject) => around('log.read', () => log.read(subject)),
    append: (commit) =>
      around('log.append', (fault) => {
        lookAtReading(draft, commit, looks);
        return twice(fault, () => log.append(commit));
      }),
    appendWithRow: (...given) =>
      around('log.appendWithRow', (fault) => twice(fault, () => log.appendWithRow(...given))),
  };
}

/** Whoever plans has looked since the last time that anybody planned or failed. */
function lookAtReading(draft: Draft, commit: Commit, looks: ReadonlyMap<string, number>): void {
  const known = logOf(draft.world);
  if (commit.seq !== known.length + 1) return;
  for (const fact of factsIn(commit)) {
    if (fact.type !== 'TargetPlanned') continue;
    const { target } = fact;
    const last = allFacts(draft.world).findLast(
      (other) =>
        (other.fact.type === 'TargetPlanned' || other.fact.type === 'AttemptFailed') &&
        other.fact.target === target,
    );
    if (last !== undefined && last.seq > (looks.get(target) ?? 0))
      violated(draft, `a plan for ${target} rests on a look from before the last attempt`);
  }
}

/** No wait is resumed while the log is in that very wait. */
function watchedExecutions(draft: Draft): Executions {
  const executions = memoryExecutions(draft.world);
  const look = (token: string): void => {
    const state = presentOf(draft.world);
    const stored = draft.world.tokens.get(HANDOFF)?.find((other) => other.token === token);
    if (state === undefined || stored === undefined) return;
    const isLive =
      stored.run === state.workflow.run &&
      stored.position === logPosition(state) &&
      stored.executionState === openWait(state);
    if (isLive) violated(draft, `the wait ${token} was ended while the log is in it`);
  };
  return {
    ...executions,
    succeed: (token) => {
      look(token);
      return executions.succeed(token);
    },
    fail: (token, error, cause) => {
      look(token);
      return executions.fail(token, error, cause);
    },
  };
}

const ANSWERS: ReadonlySet<string> = new Set([
  'OfferAccepted',
  'OfferDeclined',
  'HandoffReturned',
  'OfferHandedOn',
]);

/** Nobody is asked who has answered, and nobody twice, but once more for each process that died before it could say so. */
function watchedMailer(draft: Draft, around: Around): Mailer {
  return {
    send: (mail) => around('mailer.send', async (fault) => (fault === 'later' ? LATER : sent(draft, mail))),
  };
}

const LATER = { outcome: 'later', because: 'down' } as const;

function sent(draft: Draft, { to, tags }: Mail): MailOutcome {
  const epoch = tags.epoch ?? '';
  const asked = `${to} ${epoch}`;
  const count = (draft.seen.mails.get(asked) ?? 0) + 1;
  draft.seen = { ...draft.seen, mails: new Map([...draft.seen.mails, [asked, count]]) };
  if (count > 1 + draft.seen.unmarked)
    violated(draft, `${to} was asked ${String(count)} times in epoch ${epoch}`);
  const answered = allFacts(draft.world).some(
    ({ fact }) => ANSWERS.has(fact.type) && 'epoch' in fact && String(fact.epoch) === epoch,
  );
  if (answered && draft.seen.unmarked === 0)
    violated(draft, `${to} was asked after the answer in epoch ${epoch}`);
  return { outcome: 'sent', messageId: `mail-${epoch}` };
}
