import { loadHandoffNow } from '#application/command-handoff.ts';
import { rulesOf } from '#application/contracts.ts';
import { wishesOf } from '#application/wishes.ts';
import type { Absence, Person } from '#domain/contract/directory.ts';
import { isAsked, MOST_LOOKED_THROUGH } from '#application/pass-on-offers.ts';
import { skippedTargets } from '#domain/handoff/due.ts';
import { asWished, ownChannels } from '#domain/routing/channel-order.ts';
import { quietUntilOf } from '#domain/handoff/quiet-until.ts';
import { openStart } from '#domain/handoff/start.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { Row } from '#domain/ports/rows.ts';
import { briefOf, recordUrl } from '#lambdas/_presenting/offer-of.ts';
import { nameOf } from '#lambdas/_presenting/person.ts';
import { ownerNow } from '#lambdas/_presenting/where-now.ts';
import type { Away, Mine, Owned, Waiting } from '#views/mine.ts';
import { acceptedLately } from './accepted-lately.ts';
import { givenOf } from './given-of.ts';
import type { WorkPorts } from './work-ports.ts';

/** Nobody looks through more than this on a page; each is read from its log. */
const MOST_SHOWN = 25;

/** All that is somebody's own: what waits for them, what they accepted and handed over lately, when they are away. */
export async function mineOf(ports: WorkPorts, person: Person): Promise<Mine> {
  const open = await ports.rows.openOf(person.id, MOST_LOOKED_THROUGH);
  const asked = open.filter((row) => isAsked(row, person.id));
  // The index may still list what is completed by now.
  const others = open.filter((row) => !isAsked(row, person.id) && row.status !== 'completed');
  const ended = await acceptedLately(ports, person);
  const owned = [...others, ...ended.rows];
  const shown = [...asked.slice(0, MOST_SHOWN), ...owned.slice(0, MOST_SHOWN)];
  const states = await Promise.all(shown.map(({ subjectId }) => stateOf(ports, subjectId)));
  const known = states.filter((state) => state !== undefined);
  const waiting = (await Promise.all(known.map((one) => waitingOf(ports, one, person)))).flat();
  const isCut = open.length === MOST_LOOKED_THROUGH;
  return {
    name: person.name,
    waiting: waiting.toSorted((one, other) => Date.parse(one.acceptBy) - Date.parse(other.acceptBy)),
    isMoreWaiting: isCut || asked.length > MOST_SHOWN,
    owned: (await Promise.all(known.map((one) => ownedOf(ports, one, person)))).flat(),
    isMoreOwned: isCut || ended.isCut || owned.length > MOST_SHOWN,
    ...(await givenOf(ports, person)),
    away: await awayOf(ports, person),
    told: await toldOf(ports, person),
  };
}

function stateOf(ports: WorkPorts, subject: Row['subjectId']): Promise<Handoff | undefined> {
  return loadHandoffNow(ports, handoffIdSchema.parse(subjectParts(subject).id));
}

async function waitingOf(ports: WorkPorts, state: Handoff, { id }: Person): Promise<readonly Waiting[]> {
  if (state.status !== 'offered' || state.offer.to !== id) return [];
  const { contract } = await rulesOf(ports, state.contractDigest);
  return [
    {
      whatTitle: (await briefOf(ports, state)).title,
      contractTitle: contract.title,
      giverName: nameOf(ports.bundle.directory, state.giver),
      acceptBy: state.offer.expiresAt,
      quietUntil: quietUntilOf(state),
    },
  ];
}

async function ownedOf(ports: WorkPorts, state: Handoff, { id }: Person): Promise<readonly Owned[]> {
  const ownership = ownershipOf(state);
  // Another owner outside was left so: it is theirs no more.
  if (ownership?.owner !== id || ownerNow(state) !== id || state.status === 'cancelled') return [];
  const { contract } = await rulesOf(ports, state.contractDigest);
  return [
    {
      whatTitle: (await briefOf(ports, state)).title,
      contractTitle: contract.title,
      since: ownership.acceptedAt,
      stage: stageOf(state),
      startBy: openStart(state)?.startBy,
      recordUrl: recordUrl(ports, state.record, contract),
    },
  ];
}

function stageOf(state: Handoff): Owned['stage'] {
  const { status } = state;
  if (status === 'completed') return skippedTargets(state).length > 0 ? 'left-out' : 'verified';
  if (status === 'rolling-back') return 'taking-back';
  if (status === 'held') return 'undecided';
  return status === 'cancelling' ? 'stopping' : 'being-entered';
}

async function toldOf(ports: WorkPorts, person: Person): Promise<Mine['told']> {
  const { channels, quietHours } = await wishesOf(ports, person.id);
  return { ways: ownChannels(asWished(person, channels)), quiet: quietHours };
}

/** Those of the directory cannot be taken back here, and so have no key. */
async function awayOf({ absences, bundle, now }: WorkPorts, person: Person): Promise<readonly Away[]> {
  const entered = (await absences.list())[person.id] ?? [];
  const told = ({ from, until, delegate }: Absence, key: string | undefined): Away => ({
    ...{ key, from, until },
    delegateName: delegate === undefined ? undefined : nameOf(bundle.directory, delegate),
  });
  return [...person.away.map((one) => told(one, undefined)), ...entered.map((one) => told(one, one.from))]
    .filter(({ until }) => until > now())
    .toSorted((one, other) => Date.parse(one.from) - Date.parse(other.from));
}
