import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CONSENTING_SYSTEMS, credentialNoteId } from '#domain/operator/credential-note.ts';
import type { ConsentingSystem } from '#domain/operator/credential-note.ts';
import { ownAlarms } from '#test/alarm-support/alarm.ts';
import { dimensionSetsOf } from '#test/alarm-support/shown-metrics.ts';
import { sounds } from '#test/alarm-support/sounds.ts';
import { makeApp, makeEmptyBundles, synthStage } from '#test/infra-support/synth.ts';
import { deliver, seedContact, setLifecycle, stageEvent } from '#test/scenario-support/crm.ts';
import type { ToldNumber } from '#test/scenario-support/kept-metrics.ts';
import { CLIENT_SECRET_NAME } from '#test/scenario-support/lambdas.ts';
import { handoff } from '#test/scenario-support/looking.ts';
import { newStage, offered } from '#test/scenario-support/new-stage.ts';
import { decideFor } from '#test/scenario-support/operator.ts';
import { accept, decline, inHand, look, mailsTo, MAYA_MAIL } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract } from '#test/unit/contract/sample.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEBHOOK = { status: 503 };
const drop = { does: 'say yes and drop it' } as const;

const alarms = ownAlarms(synthStage('production').observability);
/** All that was published in any of these runs. */
const everTold: ToldNumber[] = [];

/** What makes an alarm sound, and what ends it. */
interface Trouble {
  readonly start: () => Promise<Stage> | Stage;
  readonly cause: (stage: Stage) => Promise<unknown>;
  readonly mend: (stage: Stage) => Promise<unknown>;
}

const passing =
  (seconds: number) =>
  async (stage: Stage): Promise<void> =>
    stage.pass(seconds);

const begin = async (stage: Stage, contact: string, value = 'salesqualifiedlead'): Promise<void> => {
  seedContact(stage, contact);
  await setLifecycle(stage, value, contact);
};

const cancelled =
  (seconds: number) =>
  async (stage: Stage): Promise<void> => {
    await decideFor(stage, 'cancel', handoff(stage).handoffId);
    await stage.pass(seconds);
  };

const ofTheContract: Readonly<Record<string, Trouble>> = {
  'waiting-near-deadline': {
    start: offered,
    cause: passing(3.5 * HOUR),
    mend: async (stage) => {
      await accept(stage);
      await stage.pass(5 * MINUTE);
    },
  },
  'waiting-late': { start: offered, cause: passing(5 * HOUR), mend: cancelled(5 * MINUTE) },
  'offers-expire': { start: offered, cause: passing(5 * HOUR), mend: cancelled(DAY) },
  'accepted-late': { start: offered, cause: passing(5 * HOUR), mend: cancelled(DAY) },
  'events-blocked-more': {
    start: offered,
    cause: async (stage) => {
      for (const contact of ['511', '512', '513', '514']) await begin(stage, contact);
      await begin(stage, '515', 'SQL');
    },
    mend: passing(HOUR),
  },
  'events-blocked-mostly': {
    start: newStage,
    cause: async (stage) => begin(stage, '515', 'SQL'),
    mend: passing(HOUR),
  },
  'entering-slow': {
    start: offered,
    cause: async (stage) => {
      stage.hubspot.outage = { does: 'time out' };
      await accept(stage);
      await stage.pass(20 * MINUTE);
      stage.hubspot.outage = undefined;
      await stage.pass(20 * MINUTE);
    },
    mend: passing(HOUR),
  },
  'entering-fails': {
    start: offered,
    cause: async (stage) => {
      stage.hubspot.writeFaults.push(drop, drop, drop);
      await accept(stage);
      await stage.pass(15 * MINUTE);
    },
    mend: passing(HOUR),
  },
};

/** Its credential was stored so many days ago. */
const storedBefore =
  (system: ConsentingSystem, days: number) =>
  async (stage: Stage): Promise<void> => {
    const since = new Date(Date.parse(stage.now()) - days * DAY * 1_000).toISOString();
    stage.world.texts.set(credentialNoteId(system), JSON.stringify({ form: 'token', since }));
    await stage.pass(5 * MINUTE);
    await stage.rounds(1);
  };

const ofTheStage: Readonly<Record<string, Trouble>> = {
  'webhooks-not-stored': {
    start: newStage,
    cause: async (stage) => {
      stage.world.secrets.delete(CLIENT_SECRET_NAME);
      expect(await deliver(stage, JSON.stringify([stageEvent(stage)]))).toMatchObject(WEBHOOK);
    },
    mend: async (stage) => {
      stage.world.secrets.set(CLIENT_SECRET_NAME, 'the client secret');
      await stage.pass(5 * MINUTE);
    },
  },
  'people-not-answered': {
    start: offered,
    cause: async (stage) => {
      const letter = inHand(mailsTo(stage, MAYA_MAIL)[0]);
      stage.world.links.get = () => {
        throw new Error('the table refuses');
      };
      expect(await look(stage, letter)).toMatchObject({ status: 500 });
    },
    mend: async (stage) => {
      Reflect.deleteProperty(stage.world.links, 'get');
      await stage.pass(5 * MINUTE);
      expect(await look(stage, inHand(mailsTo(stage, MAYA_MAIL)[0]))).toMatchObject({ status: 200 });
    },
  },
  'log-changed': {
    start: offered,
    cause: async (stage) => {
      const Keys = { subjectId: { S: `handoff#${handoff(stage).handoffId}` }, seq: { N: '1' } };
      await stage.invoke('relay', { Records: [{ eventName: 'MODIFY', dynamodb: { Keys } }] });
    },
    mend: passing(5 * MINUTE),
  },
  'steps-repaired': {
    start: offered,
    cause: async (stage) => {
      for (const contact of ['521', '522']) await begin(stage, contact);
      stage.world.tokens.clear();
      for (const mail of mailsTo(stage, MAYA_MAIL, 'offer')) await decline(stage, inHand(mail));
      await stage.rounds(3);
    },
    mend: passing(HOUR),
  },
  'watchdog-silent': {
    start: async () => {
      const stage = newStage();
      await stage.rounds(3);
      return stage;
    },
    cause: passing(20 * MINUTE),
    mend: async (stage) => stage.rounds(1),
  },
  ...Object.fromEntries(
    CONSENTING_SYSTEMS.map((system) => [
      `${system}-credential-old`,
      { start: newStage, cause: storedBefore(system, 151), mend: storedBefore(system, 0) },
    ]),
  ),
};

/** What the alarm says now, after a round that measures what waits. */
async function soundsNow(stage: Stage, name: string): Promise<boolean> {
  await stage.invoke('measure-contracts', {});
  const alarm = alarms.get(name);
  if (alarm === undefined) throw new Error(`there is no alarm ${name} about a metric of ours`);
  return sounds(alarm, stage.told, stage.now());
}

async function sequence({ start, cause, mend }: Trouble, name: string): Promise<readonly boolean[]> {
  const stage = await start();
  onTestFinished(() => void everTold.push(...stage.told));
  const before = await soundsNow(stage, name);
  await cause(stage);
  const during = await soundsNow(stage, name);
  await mend(stage);
  return [before, during, await soundsNow(stage, name)];
}

describe('an alarm is silent before its fault, sounds for it, and is silent when it is mended', () => {
  it.each(Object.entries(ofTheContract))('%s', async (heading, trouble) => {
    expect(await sequence(trouble, `${sampleContract.id}-${heading}`)).toEqual([false, true, false]);
  });

  it.each(Object.entries(ofTheStage))('%s', async (heading, trouble) => {
    expect(await sequence(trouble, heading)).toEqual([false, true, false]);
  });

  it('and no alarm about a metric of ours is left out', () => {
    const headings = Object.keys(ofTheContract).map((heading) => `${sampleContract.id}-${heading}`);
    expect([...headings, ...Object.keys(ofTheStage)].sort()).toEqual([...alarms.keys()].sort());
  });

  it('one that is early sounds while the one that is late is still silent', async () => {
    const stage = await offered();
    await stage.pass(3.5 * HOUR);
    expect(await soundsNow(stage, `${sampleContract.id}-waiting-near-deadline`)).toBe(true);
    expect(await soundsNow(stage, `${sampleContract.id}-waiting-late`)).toBe(false);
  });
});

describe('what is watched and what is published', () => {
  it('are the same metrics with the same dimensions', async () => {
    const contract = { ...sampleContract, amount: 'company' };
    const { observability } = makeApp('production', {}, makeEmptyBundles(contract));
    const stage = newStage(contract);
    const note = JSON.stringify({ form: 'token', since: stage.now() });
    stage.world.texts.set(credentialNoteId('hubspot'), note);
    await stage.invoke('watchdog', {});
    await stage.invoke('measure-contracts', {});
    await deliver(stage, '[]', { 'x-hubspot-signature-v3': 'bm90IG91cnM=' });
    stage.world.attemptRecords.set = () => {
      throw new Error('the table refuses');
    };
    await setLifecycle(stage, 'salesqualifiedlead');
    const published = [...everTold, ...stage.told].map(({ metric, dimensions }) =>
      [metric, ...Object.keys(dimensions).toSorted()].join(' '),
    );
    const watched = dimensionSetsOf(Template.fromStack(observability));
    expect([...new Set(published)].sort()).toEqual(watched);
  });
});
