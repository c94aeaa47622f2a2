import type { Contract } from '#domain/contract/contract.ts';
import type { HandoffId } from '#domain/ids.ts';
import { takesTurns } from '#domain/routing/candidates.ts';
import type { Situation } from '#domain/routing/situation.ts';
import { underRule } from '#domain/routing/under-rule.ts';
import type { Routed } from '#domain/routing/under-rule.ts';
import { addSeconds } from '#domain/time.ts';
import { peopleInQuestion } from './people-in-question.ts';
import type { Ports } from './ports.ts';

type KnownPorts = Pick<Ports, 'bundle' | 'absences' | 'rows'>;
export type SituationPorts = KnownPorts &
  Pick<Ports, 'now'> & { readonly turns: Pick<Ports['turns'], 'take'> };

/** The handoff that somebody is chosen for. */
export interface ChoiceFor {
  readonly handoffId: HandoffId;
  /** Whom the record named as the one to ask. */
  readonly nominee?: string | undefined;
  /** Who has been asked so far. */
  readonly asked?: readonly string[];
  /** Which rule of the contract's routing counts, where it has rules. */
  readonly rule?: number | undefined;
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
  given: Contract,
  about: ChoiceFor,
): Promise<Situation | 'busy'> {
  const contract = underRule(given, about.rule);
  const [absences, turn] = await Promise.all([
    ports.absences.list(),
    takesTurns(contract) ? takeTurn(ports, turnsOf(given, contract), about.handoffId) : undefined,
  ]);
  return turn === 'busy' ? 'busy' : withLoads(ports, contract, about, { absences, turn });
}

export type AheadPorts = KnownPorts & { readonly turns: Pick<Ports['turns'], 'next'> };

/** The situation in which the next handoff of a contract would be: no turn is taken. */
export async function situationAhead(
  ports: AheadPorts,
  given: Contract,
  about: ChoiceFor,
): Promise<Situation> {
  const contract = underRule(given, about.rule);
  const [absences, turn] = await Promise.all([
    ports.absences.list(),
    takesTurns(contract) ? ports.turns.next(turnsOf(given, contract)) : undefined,
  ]);
  return withLoads(ports, contract, about, { absences, turn });
}

async function withLoads(
  ports: Pick<SituationPorts, 'bundle' | 'rows'>,
  contract: Routed,
  about: ChoiceFor,
  known: Pick<Situation, 'absences' | 'turn'>,
): Promise<Situation> {
  const situation: Situation = { directory: ports.bundle.directory, loads: {}, ...known };
  return { ...situation, loads: await loadsOf(ports, contract, about, situation) };
}

/** Where rules choose among pools, each pool has turns of its own: else one rule would skip people of another. */
function turnsOf({ id, routing }: Contract, routed: Routed): string {
  const isByRule = routing.strategy === 'rules' && 'pool' in routed.routing;
  return isByRule ? `${id}/${routed.routing.pool}` : id;
}

function takeTurn({ turns, now }: SituationPorts, name: string, handoffId: HandoffId) {
  const at = now();
  return turns.take(name, handoffId, at, addSeconds(at, TURN_LEASE_SECONDS));
}

async function loadsOf(
  { rows }: Pick<SituationPorts, 'rows'>,
  contract: Routed,
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
