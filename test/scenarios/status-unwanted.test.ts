import { describe, expect, test } from 'vitest';
import { CONTACT, setLifecycle } from '#test/scenario-support/crm.ts';
import { facts, handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import { accept, offerTo, send } from '#test/scenario-support/people.ts';
import type { HubSpotFault } from '#test/scenario-support/hubspot.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { statusSchema } from '#domain/contract/ids.ts';
import { sampleContract } from '../unit/contract/sample.ts';

const LEAD = 'salesqualifiedlead';
const FAILS = { does: 'answer', status: 503 } as const;
const holdsOn = { ...sampleContract, whenRecordMoves: 'set-back' } as const;
const starting = {
  ...holdsOn,
  start: {
    ...({ withinSeconds: 86_400, latestSeconds: 86_400, graceSeconds: 3600, whenMissed: 'ask' } as const),
    statuses: [statusSchema.parse('opportunity')],
  },
};

const shown = (stage: Stage): string => stage.hubspot.value(CONTACT, 'lifecyclestage');

/** Somebody moves the contact on, and HubSpot does with each status that Baton writes what it is told. */
async function movedOn(stage: Stage, atWrite: (status: string) => Promise<HubSpotFault | undefined>) {
  stage.skip(60);
  stage.hubspot.atWrite = async ({ lifecyclestage }) =>
    lifecyclestage === undefined ? undefined : atWrite(lifecyclestage);
  await setLifecycle(stage, 'opportunity');
}

/** HubSpot works again, and all that is put off is done. */
async function atLast(stage: Stage): Promise<void> {
  stage.hubspot.atWrite = undefined;
  await stage.pass(20 * 60);
}

describe('a status that is to be set back, and is wanted no more', () => {
  test('is given back when Baton had emptied it before somebody accepted', async () => {
    const stage = await offered(holdsOn);
    await movedOn(stage, async (status) => {
      if (status === '') return undefined;
      return shown(stage) === '' ? FAILS : { does: 'say yes and drop it' };
    });
    await stage.pass(90);
    expect(shown(stage)).toBe('');
    await accept(stage);
    await atLast(stage);
    expect(shown(stage)).toBe('opportunity');
    expect(facts(stage, 'StatusLeft')).toMatchObject([{ because: 'taken-back' }]);
    expect(handoff(stage).status).toBe('completed');
  });

  test('is written no more once an operator has cancelled the handoff', async () => {
    const stage = await offered(holdsOn);
    await movedOn(stage, async () => FAILS);
    await decideFor(stage, 'cancel', handoff(stage).handoffId);
    await atLast(stage);
    expect(shown(stage)).toBe('opportunity');
    expect(facts(stage, 'StatusLeft')).toMatchObject([{ because: 'unwanted' }]);
    expect(handoff(stage).status).toBe('cancelled');
  });

  test('is taken back when its write was under way as somebody accepted, who has begun as the record shows', async () => {
    const stage = await offered(starting);
    await movedOn(stage, async (status) => {
      if (status === LEAD) await send(stage, offerTo(stage), { answer: 'accept' });
      return undefined;
    });
    await atLast(stage);
    expect(shown(stage)).toBe('opportunity');
    expect(facts(stage, 'StatusChanged')).toEqual([]);
    expect(facts(stage, 'StatusLeft')).toMatchObject([{ because: 'taken-back' }]);
    expect(facts(stage, 'WorkStarted')).toHaveLength(1);
  });

  test('is left alone where somebody has changed it once more', async () => {
    const stage = await offered(holdsOn);
    await movedOn(stage, async () => FAILS);
    await accept(stage);
    stage.hubspot.set(CONTACT, { lifecyclestage: LEAD }, '98004');
    await atLast(stage);
    expect(shown(stage)).toBe(LEAD);
    expect(facts(stage, 'StatusLeft')).toMatchObject([{ because: 'unwanted' }]);
  });

  test('leaves no incident behind, though it could never be written', async () => {
    const stage = await offered(holdsOn);
    await movedOn(stage, async () => ({ does: 'answer', status: 403 }));
    expect(openIncidents(stage)).toMatchObject([{ cause: { kind: 'status-failed' } }]);
    await accept(stage);
    await stage.pass(20 * 60);
    expect(openIncidents(stage)).toEqual([]);
    expect(shown(stage)).toBe('opportunity');
  });
});
