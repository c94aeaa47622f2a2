import { personById } from '#domain/contract/directory.ts';
import type { StandingAnswer } from '#domain/operator/standing.ts';
import { arrivalId, WATCHDOG_ROUND_ID } from '#domain/operator/standing.ts';
import { systemName } from '#domain/story/words.ts';
import { leftBecause, renewalOf, systemsOf } from '../left-systems.ts';
import type { KnownSystem } from '../left-systems.ts';
import type { LookUpPorts } from '../look-up-ports.ts';

/** How Baton itself stands: when its watchdog went round, what waits in its queues, which systems it leaves alone. */
export async function tellStanding(ports: LookUpPorts): Promise<StandingAnswer> {
  const [roundAt, counts, systems, arrivals] = await Promise.all([
    ports.texts.get(WATCHDOG_ROUND_ID),
    ports.queueCounts.counts(),
    systemsOf(ports),
    arrivalsOf(ports),
  ]);
  const { directory } = ports.bundle;
  const round = roundAt === undefined ? {} : { roundAt };
  return {
    now: ports.now(),
    zone: personById(directory, directory.desk)?.timeZone ?? 'UTC',
    arrivals,
    watchdog: { everySeconds: ports.watchdogSeconds, ...round },
    queues: [...counts],
    systems: systems.map(systemAnswer),
  };
}

async function arrivalsOf({ texts, bundle }: LookUpPorts): Promise<StandingAnswer['arrivals']> {
  const sources = new Set(bundle.contracts.map(({ contract }) => contract.trigger.source));
  return Promise.all(
    [...sources].map(async (source) => {
      const lastAt = await texts.get(arrivalId(source));
      return lastAt === undefined ? { source } : { source, lastAt };
    }),
  );
}

function systemAnswer(known: KnownSystem): StandingAnswer['systems'][number] {
  const { system, circuit } = known;
  const phrase = leftBecause(known);
  const told = { system, name: systemName(system) };
  if (phrase === undefined || circuit === undefined || circuit.kind === 'closed') return told;
  const { because, since } = circuit;
  return { ...told, left: { because, phrase, since, renewal: renewalOf(known) } };
}
