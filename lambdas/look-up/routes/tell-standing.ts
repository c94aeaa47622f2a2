import type { StandingAnswer } from '#domain/operator/standing.ts';
import { WATCHDOG_ROUND_ID } from '#domain/operator/standing.ts';
import { systemName } from '#domain/story/words.ts';
import { leftBecause, systemsOf } from '../left-systems.ts';
import type { KnownSystem } from '../left-systems.ts';
import type { LookUpPorts } from '../look-up-ports.ts';

/** How Baton itself stands: when its watchdog went round, what waits in its queues, which systems it leaves alone. */
export async function tellStanding(ports: LookUpPorts): Promise<StandingAnswer> {
  const [roundAt, counts, systems] = await Promise.all([
    ports.texts.get(WATCHDOG_ROUND_ID),
    ports.queueCounts.counts(),
    systemsOf(ports),
  ]);
  const round = roundAt === undefined ? {} : { roundAt };
  return {
    now: ports.now(),
    watchdog: { everySeconds: ports.watchdogSeconds, ...round },
    queues: [...counts],
    systems: systems.map(systemAnswer),
  };
}

function systemAnswer(known: KnownSystem): StandingAnswer['systems'][number] {
  const { system, circuit } = known;
  const phrase = leftBecause(known);
  const told = { system, name: systemName(system) };
  if (phrase === undefined || circuit === undefined || circuit.kind === 'closed') return told;
  return { ...told, left: { because: circuit.because, phrase, since: circuit.since } };
}
