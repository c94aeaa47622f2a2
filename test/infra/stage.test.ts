import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { Contract } from '#domain/contract/contract.ts';
import { LONGEST_READ_BACK_AFTER_SECONDS } from '#domain/contract/source-fields.ts';
import type { Target } from '#domain/contract/target.ts';
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
    [{ settings: { stepSeconds: 60 } }, /stepSeconds \(60\) .* sync-target is 80 s/],
    [{ settings: { claimSeconds: 20 } }, /claimSeconds \(20\) .* send-notice \(20 s\)/],
    [{ settings: { planLeaseSeconds: 110 } }, /planLeaseSeconds \(110\) .* together \(110 s\)/],
    [{ settings: { vendorTimeoutMs: 80_000 } }, /vendorTimeoutMs \(80000\) .* sync-target \(80 s\)/],
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

  const connected = { baseUrl: 'https://example.com', lateApplicationSeconds: 0 };
  const over = (...targets: readonly Target[]): Contract => ({
    ...sampleContract,
    sync: { targets: [...targets] },
  });
  const elsewhere = (system: Target['system'], readBackAfterSeconds: number): Target => ({
    ...{ system, where: { by: 'made', objectType: 'task' }, ownerProperty: 'owner', expect: [] },
    ...{ fields: [{ field: 'name', from: { kind: 'text', text: 'x' } }], readBackAfterSeconds },
  });

  it('may wait for a system as long as sync-target has time', () => {
    expect(contractProblems(read('production'), [waiting(39)])).toEqual([]);
  });

  it('may wait as long as any contract may, in production, and as long as the shipped ones on the local stage', () => {
    for (const [name, seconds] of [
      ['production', LONGEST_READ_BACK_AFTER_SECONDS],
      ['local', 2],
    ] as const) {
      const stage = read(name, { salesforce: connected, asana: connected });
      const slow = over(
        elsewhere('salesforce', seconds),
        elsewhere('asana', seconds),
        ...waiting(2).sync.targets,
      );
      expect(contractProblems(stage, [slow])).toEqual([]);
    }
  });

  it('are counted with the status that they have set', () => {
    const stage = read('production', { settings: { longestLambdaSeconds: 65 } });
    const returning = { ...waiting(4), whenReturned: { setStatusTo: sampleContract.trigger.status } };
    expect(contractProblems(stage, [returning])).toEqual([]);
    const slow = { ...waiting(5), whenRecordMoves: 'set-back' } as const;
    expect(contractProblems(stage, [slow])).toEqual([expect.stringContaining('6 requests that setting')]);
    expect(contractProblems(stage, [waiting(5)])).toEqual([]);
  });

  it('are counted target by target: each has the requests that it needs', () => {
    const stage = read('production', { salesforce: connected, settings: { longestLambdaSeconds: 55 } });
    expect(contractProblems(stage, [over({ ...elsewhere('salesforce', 4), fields: [] })])).toEqual([]);
    expect(contractProblems(stage, [over(elsewhere('salesforce', 0), ...waiting(2).sync.targets)])).toEqual([
      expect.stringMatching(
        /sync-target \(55 s\) .* 6 requests that Salesforce needs \(60 s\) .* sales-qualified-lead \(0 s\)/,
      ),
    ]);
  });

  it('keep a worker shorter than a lease, and a lease than a step', () => {
    for (const name of ['production', 'local']) {
      const { settings } = read(name);
      expect(timeoutSeconds('sync-target', settings)).toBeLessThan(settings.planLeaseSeconds);
      expect(settings.planLeaseSeconds).toBeLessThan(settings.stepSeconds);
    }
  });

  it('are refused when sync-target would be cut off before it has read back', () => {
    expect(() => makeApp('production', {}, makeEmptyBundles(waiting(40)))).toThrow(
      /sync-target \(80 s\) .* 4 requests that HubSpot needs \(40 s\) .* sales-qualified-lead \(40 s\)/,
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
