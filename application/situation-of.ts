import type { Contract } from '#domain/contract/contract.ts';
import type { HandoffId } from '#domain/ids.ts';
import { takesTurns } from '#domain/routing/candidates.ts';
import type { Situation } from '#domain/routing/situation.ts';
import { addSeconds } from '#domain/time.ts';
import { peopleInQuestion } from './people-in-question.ts';
import type { Ports } from './ports.ts';

export type SituationPorts = Pick<Ports, 'bundle' | 'absences' | 'rows' | 'turns' | 'now'>;

/** The handoff that somebody is chosen for. */
export interface ChoiceFor {
  readonly handoffId: HandoffId;
  /** Whom the record named as the one to ask. */
  readonly nominee?: string | undefined;
  /** Who has been asked so far. */
  readonly asked?: readonly string[];
}

/** Taking a turn takes milliseconds. Whoever is slower loses a number at most, so it may be short. */
export const TURN_LEASE_SECONDS = 10;

/** The least loaded are told apart up to so many open handoffs; nobody can look after more. */
const MOST_COMPARED = 200;

/**
 * What a choice of whom to ask depends on besides the log, as far as this contract needs it: absences always, a turn
 * where it takes turns, loads where it compares them or somebody in question has a capacity. 'busy': another message
 * about the same handoff is taking its turn right now; come again after TURN_LEASE_SECONDS.
 */
export async function situationOf(
  ports: SituationPorts,
  contract: Contract,
  about: ChoiceFor,
): Promise<Situation | 'busy'> {
  const { directory } = ports.bundle;
  const [absences, turn] = await Promise.all([
    ports.absences.list(),
    takesTurns(contract) ? takeTurn(ports, contract, about.handoffId) : undefined,
  ]);
  if (turn === 'busy') return 'busy';
  const situation: Situation = { directory, absences, loads: {}, turn };
  return { ...situation, loads: await loadsOf(ports, contract, about, situation) };
}

function takeTurn({ turns, now }: SituationPorts, contract: Contract, handoffId: HandoffId) {
  const at = now();
  return turns.take(contract.id, handoffId, at, addSeconds(at, TURN_LEASE_SECONDS));
}

async function loadsOf(
  { rows }: SituationPorts,
  contract: Contract,
  about: ChoiceFor,
  situation: Situation,
): Promise<Situation['loads']> {
  const compared = contract.routing.strategy === 'least-loaded' ? MOST_COMPARED : 0;
  const asked = peopleInQuestion(contract, about, situation).flatMap(({ id, capacity = 0 }) => {
    const atMost = Math.max(capacity, compared, contract.storm?.openOffersPerPerson ?? 0);
    return atMost === 0 ? [] : [{ id, atMost }];
  });
  const loads = asked.map(async ({ id, atMost }) => [id, await rows.countOpen(id, atMost)] as const);
  return Object.fromEntries(await Promise.all(loads));
}
