import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { playAutomatically } from '#local/walkthrough/automatic.ts';
import { StepFailed } from '#local/walkthrough/step.ts';
import type { StepName } from '#local/walkthrough/step.ts';
import { LAMBDA_TIMEOUT_SECONDS } from '#lib/lambda-catalog.ts';
import type { LambdaName } from '#lib/lambda-catalog.ts';
import { breakLambda, mendLambda } from '#test/cloud-support/break-lambda.ts';
import { offerTo } from '#test/cloud-support/mails.ts';
import { ASKED, GIVER, putContact } from '#test/cloud-support/records.ts';
import { deployTestCloud } from '#test/cloud-support/test-cloud.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';

/** Shorter than a step of the test stage, so that nothing is repaired meanwhile. */
const SHORT_SECONDS = 6;
const PATIENT_SECONDS = 30;
/** The emulator dates mails by whole seconds: two walks within one could take each other's offer. */
const MAIL_GRAIN_MS = 2100;

/** Without these the walk ends all the same. */
const NOT_NEEDED = [
  'advance-handoff',
  'wake',
  'watchdog',
  'measure-contracts',
  'tell-monday',
  'decide-incident',
  'send-notice',
  'note-delivery',
  'answer-slack',
  'show-my-work',
  'follow-handoff',
  'operate',
  'store-secret',
  'rehearse-handoff',
  'tend-incidents',
  'show-incidents',
  'trace-handoff',
  'compare-handoff',
] as const satisfies readonly LambdaName[];

/** Which step fails first without each of the others. */
const FAILING_STEP: Readonly<Record<Exclude<LambdaName, (typeof NOT_NEEDED)[number]>, StepName>> = {
  'answer-offer': 'page',
  'start-sync': 'verified',
  'sync-target': 'verified',
  'look-up': 'request',
  'admit-event': 'request',
  relay: 'mail',
  'receive-webhook': 'webhook',
  'offer-handoff': 'mail',
};
/** After these the offer comes late, when they are whole again: it must not be taken for that of the next walk. */
const OFFER_COMES_LATE: readonly LambdaName[] = ['admit-event', 'relay', 'receive-webhook'];

describe('the walk without one Lambda', () => {
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await deployTestCloud('cloud-walkthrough');
    cloud.sandbox.configure({ webhookRetrySpreadMs: 10_000 });
    // It stays so: whatever is broken below is not repaired behind the walk's back.
    await breakLambda(cloud, 'watchdog');
  });
  afterAll(() => cloud.stop());

  const walk = async (contactId: string, withinSeconds: number): Promise<StepName | undefined> => {
    const { endpoint } = cloud;
    const play = { contactId, userId: GIVER.userId, asked: ASKED, endpoint, withinSeconds };
    try {
      await playAutomatically(cloud, { ...play, onLine: () => undefined });
      return undefined;
    } catch (error) {
      if (error instanceof StepFailed) return error.step;
      throw error;
    }
  };

  test('the lists name every Lambda', () => {
    const named = [...NOT_NEEDED, ...Object.keys(FAILING_STEP)];
    expect(named.toSorted()).toEqual(Object.keys(LAMBDA_TIMEOUT_SECONDS).toSorted());
  });

  test.each(Object.entries(FAILING_STEP).map(([name, step]) => [name as LambdaName, step] as const))(
    '%s fails at the step “%s”',
    async (lambda, expected) => {
      const contactId = await putContact(cloud);
      await breakLambda(cloud, lambda);
      const failed = await walk(contactId, SHORT_SECONDS);
      await mendLambda(cloud, lambda);
      if (OFFER_COMES_LATE.includes(lambda)) await offerTo(cloud, ASKED.email, `Company ${contactId}`);
      await delay(MAIL_GRAIN_MS);
      expect(failed).toBe(expected);
    },
  );

  test('whatever is not needed, all at once, fails at none', async () => {
    const contactId = await putContact(cloud);
    for (const lambda of NOT_NEEDED) await breakLambda(cloud, lambda);
    expect(await walk(contactId, PATIENT_SECONDS)).toBeUndefined();
  });
});
