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

/** Shorter than a step of the test stage, so that nothing is repaired behind the walk's back. */
const SHORT_SECONDS = 6;
const PATIENT_SECONDS = 30;
/** The emulator dates mails by whole seconds: two walks within one could take each other's offer. */
const MAIL_GRAIN_MS = 2100;

/** Which step fails first without each Lambda; the walk does not need those that fail none. */
const FAILING_STEP: Readonly<Record<LambdaName, StepName | undefined>> = {
  'advance-handoff': undefined,
  wake: undefined,
  watchdog: undefined,
  'measure-contracts': undefined,
  'tell-monday': undefined,
  'decide-incident': undefined,
  'send-notice': undefined,
  'note-delivery': undefined,
  'answer-offer': 'page',
  'answer-slack': undefined,
  'start-sync': 'verified',
  'sync-target': 'verified',
  'show-my-work': undefined,
  'follow-handoff': undefined,
  operate: undefined,
  'store-secret': undefined,
  'look-up': 'request',
  'rehearse-handoff': undefined,
  'tend-incidents': undefined,
  'show-incidents': undefined,
  'trace-handoff': undefined,
  'compare-handoff': undefined,
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

  test('the table names every Lambda', () => {
    expect(new Set(Object.keys(FAILING_STEP))).toEqual(new Set(Object.keys(LAMBDA_TIMEOUT_SECONDS)));
  });

  test.each(Object.keys(LAMBDA_TIMEOUT_SECONDS).map((name) => [name, name as LambdaName] as const))(
    '%s',
    async (_, lambda) => {
      const contactId = await putContact(cloud);
      const expected = FAILING_STEP[lambda];
      await breakLambda(cloud, lambda);
      const failed = await walk(contactId, expected === undefined ? PATIENT_SECONDS : SHORT_SECONDS);
      if (lambda !== 'watchdog') await mendLambda(cloud, lambda);
      if (OFFER_COMES_LATE.includes(lambda)) await offerTo(cloud, ASKED.email, `Company ${contactId}`);
      await delay(MAIL_GRAIN_MS);
      expect(failed).toBe(expected);
    },
  );
});
