import { describe, expect, it } from 'vitest';
import { measureDrain } from '../../../bench/throughput/measure-drain.ts';
import { measureThroughput } from '../../../bench/throughput/measure-throughput.ts';
import { measuredSystems } from '../../../bench/throughput/measured-systems.ts';
import { shipped } from '../../../bench/throughput/shipped.ts';

const FEW = 12;
/** Nothing waits here; but every handler runs many times, and the machine may be busy. */
const PATIENCE = { timeout: 60_000 };

describe.each(measuredSystems)('$name in virtual time', PATIENCE, (system) => {
  it('shows a few owners at once without meeting a limit', async () => {
    const settings = await shipped();
    const workers = settings.workersOf(system.target);
    const measured = await measureThroughput(system, settings, workers, FEW);
    expect(measured).toMatchObject({ met: new Map(), attemptsFailed: 0, stepsOverdue: 0 });
  });

  it('shows all of them after an outage, which costs no attempt once it is left alone, and tells of it once', async () => {
    const { minutes, duringOutage, ...drained } = await measureDrain(system, await shipped(), FEW);
    expect(drained).toMatchObject({ verified: FEW, incidents: 1, openIncidents: 0, held: 0, refused: 0 });
    expect(drained.attemptsFailed).toBeLessThan(3);
    // Three that fail, then a probe each time twice as late.
    expect(duringOutage).toBeLessThanOrEqual(3 + 9);
    expect(minutes).toBeLessThan(20);
  });
});

it('goes the same way each time', PATIENCE, async () => {
  const [system] = measuredSystems;
  if (system === undefined) throw new Error('no system is measured');
  const once = () => shipped().then((settings) => measureThroughput(system, settings, 50, FEW));
  expect(await once()).toEqual(await once());
});
