import { loadHandoffNow } from '#application/command-handoff.ts';
import { rulesOf } from '#application/contracts.ts';
import type { Absence, Person } from '#domain/contract/directory.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { Row } from '#domain/ports/rows.ts';
import { addSeconds } from '#domain/time.ts';
import { briefOf, recordUrl } from '#lambdas/_presenting/offer-of.ts';
import { nameOf } from '#lambdas/_presenting/person.ts';
import type { Away, Mine, Owned, Waiting } from '#views/mine.ts';
import type { WorkPorts } from './work-ports.ts';

/** Nobody looks through more than this on a page; each is read from its log. */
const MOST_SHOWN = 25;
/** Of each contract so many of the newest are looked through for what somebody accepted lately. */
const NEWEST = 50;
const RECENT_SECONDS = 30 * 24 * 60 * 60;

/** All that is somebody's own: what waits for them, what they accepted lately, when they are away. */
export async function mineOf(ports: WorkPorts, person: Person): Promise<Mine> {
  const open = (await ports.rows.openOf(person.id, MOST_SHOWN)).map(({ subjectId }) => subjectId);
  const ended = (await endedOf(ports, person)).map(({ subjectId }) => subjectId);
  const states = await Promise.all([...open, ...ended].map((subject) => stateOf(ports, subject)));
  const known = states.filter((state) => state !== undefined);
  return {
    name: person.name,
    waiting: (await Promise.all(known.map((one) => waitingOf(ports, one, person)))).flat(),
    owned: (await Promise.all(known.map((one) => ownedOf(ports, one, person)))).flat(),
    away: await awayOf(ports, person),
  };
}

/** What they accepted in the last days and is done. */
async function endedOf({ rows, bundle, now }: WorkPorts, { id }: Person): Promise<readonly Row[]> {
  const since = addSeconds(now(), -RECENT_SECONDS);
  const pages = await Promise.all(
    bundle.contracts.map(({ contract }) => rows.byContract(contract.id, NEWEST)),
  );
  return pages
    .flatMap((page) => page.rows)
    .filter(({ status, owner, openedAt }) => status === 'completed' && owner === id && openedAt >= since)
    .slice(0, MOST_SHOWN);
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
    },
  ];
}

async function ownedOf(ports: WorkPorts, state: Handoff, { id }: Person): Promise<readonly Owned[]> {
  const ownership = ownershipOf(state);
  if (ownership?.owner !== id || state.status === 'cancelled') return [];
  const { contract } = await rulesOf(ports, state.contractDigest);
  return [
    {
      whatTitle: (await briefOf(ports, state)).title,
      contractTitle: contract.title,
      since: ownership.acceptedAt,
      stage: stageOf(state),
      recordUrl: recordUrl(ports, state.record, contract),
    },
  ];
}

function stageOf({ status }: Handoff): Owned['stage'] {
  if (status === 'completed') return 'verified';
  if (status === 'held') return 'undecided';
  return status === 'cancelling' ? 'stopping' : 'being-entered';
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
