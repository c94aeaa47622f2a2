import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { Contract } from '#domain/contract/contract.ts';
import { personIdSchema } from '#domain/contract/ids.ts';
import { assertLambdasBuilt, LambdasNotBuilt } from '#lib/built-lambdas.ts';
import { LAMBDA_TIMEOUT_SECONDS, timeoutSeconds, type LambdaName } from '#lib/lambda-catalog.ts';
import { readStage, StageRefused } from '#lib/read-stage.ts';
import { contractProblems } from '#lib/stage-problems.ts';
import { makeApp, makeEmptyBundles } from '#test/infra-support/synth.ts';

import { sampleContract } from '../unit/contract/sample.ts';

const { context: cdkContext } = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'cdk.json'), 'utf8'),
) as { context: Record<string, unknown> };

const read = (stage: unknown, overrides?: object | string) => {
  const context: Record<string, unknown> = { ...cdkContext, stage, overrides };
  return readStage((key) => context[key]);
};
const refusal = (stage: unknown, overrides?: object): string => {
  try {
    read(stage, overrides);
  } catch (error) {
    if (error instanceof StageRefused) return error.message;
    throw error;
  }
  throw new Error('the stage was accepted');
};

describe('a stage', () => {
  it('is named on the command line', () => {
    expect(refusal(undefined)).toBe(
      'No stage: say which with -c stage=<name>; cdk.json knows production, local.',
    );
    expect(refusal('staging')).toBe('The stage "staging": cdk.json knows only production, local.');
    expect(refusal('Prod!')).toMatch(/small letters/);
  });

  it('takes overrides as an object or as the JSON of the command line', () => {
    expect(read('production', { settings: { watchdogMinutes: 1 } }).settings).toMatchObject({
      watchdogMinutes: 1,
      stepSeconds: 300,
    });
    expect(read('production', '{"alarmEmail":"on-call@example.com"}').alarmEmail).toBe('on-call@example.com');
  });

  it('is refused with the place of what is wrong', () => {
    expect(refusal('production', { sender: { address: 'nobody' }, colour: 'red' })).toMatch(
      /sender\.address: .*; : .*"colour"/,
    );
  });

  it.each([
    [{ settings: { stepSeconds: 60 } }, /stepSeconds \(60\) .* watchdog is 60 s/],
    [{ settings: { claimSeconds: 20 } }, /claimSeconds \(20\) .* send-notice \(20 s\)/],
    [{ settings: { planLeaseSeconds: 75 } }, /planLeaseSeconds \(75\) .* together \(75 s\)/],
    [{ settings: { vendorTimeoutMs: 45_000 } }, /vendorTimeoutMs \(45000\) .* sync-target \(45 s\)/],
  ])('is refused when one time does not outlast another: %o', (overrides, sentence) => {
    expect(refusal('production', overrides)).toMatch(sentence);
  });

  it.each([
    [{ local: { apiId: '0123abcd' } }, /local is for the stage "local" only/],
    [{ hubspot: { baseUrl: 'http://127.0.0.1:1' } }, /http:\/\/127\.0\.0\.1:1 is not https/],
    [{ slack: { baseUrl: 'http://slack.com' } }, /http:\/\/slack\.com is not https/],
    [{ publicBaseUrl: 'http://localhost:1' }, /http:\/\/localhost:1 is not https/],
  ])('is refused with what only the local stage may say: %o', (overrides, sentence) => {
    expect(refusal('production', overrides)).toMatch(sentence);
  });

  it('does not keep mail from real people and write to them in Slack', () => {
    const both = { slack: { baseUrl: 'https://slack.com' }, redirectAllMailTo: 'test@example.com' };
    expect(refusal('production', both)).toMatch(/redirectAllMailTo keeps mail from real people/);
  });

  it('may be quick: no Lambda outlasts its longest', () => {
    const quick = {
      stepSeconds: 8,
      planLeaseSeconds: 9,
      claimSeconds: 8,
      longestLambdaSeconds: 6,
      vendorTimeoutMs: 2000,
    };
    const { settings } = read('local', { settings: quick });
    const timeouts = Object.keys(LAMBDA_TIMEOUT_SECONDS).map((name) =>
      timeoutSeconds(name as LambdaName, settings),
    );
    expect(Math.max(...timeouts)).toBe(6);
    expect(Math.min(...timeouts)).toBe(4);
  });
});

describe('the contracts of a stage', () => {
  const waiting = (readBackAfterSeconds: number): Contract => ({
    ...sampleContract,
    sync: { targets: sampleContract.sync.targets.map((target) => ({ ...target, readBackAfterSeconds })) },
  });

  it('may wait for a system as long as sync-target has time', () => {
    expect(contractProblems(read('production'), [waiting(14)])).toEqual([]);
  });

  it('are refused when sync-target would be cut off before it has read back', () => {
    expect(() => makeApp('production', {}, makeEmptyBundles(waiting(15)))).toThrow(
      /sync-target \(45 s\) .* three requests to HubSpot \(30 s\) .* sales-qualified-lead \(15 s\)/,
    );
  });
});

describe('a stage in pilot', () => {
  const named = { ...sampleContract, pilot: [personIdSchema.parse('maya-chen')] };

  it('is refused with a contract that names nobody for it', () => {
    expect(contractProblems(read('production', { mode: 'pilot' }), [named, sampleContract])).toEqual([
      'mode is pilot, and the contract sales-qualified-lead names nobody in its field pilot',
    ]);
  });

  it('has no need of people where a contract is only observed', () => {
    const observing = { ...sampleContract, mode: 'observe' as const };
    expect(contractProblems(read('production', { mode: 'pilot' }), [observing])).toEqual([]);
  });
});

it('Lambdas that are not built are named in one sentence', () => {
  expect(() => assertLambdasBuilt('/nowhere')).toThrow(LambdasNotBuilt);
  expect(() => assertLambdasBuilt('/nowhere')).toThrow(/^Not built: receive-webhook, .* first\.$/);
});
