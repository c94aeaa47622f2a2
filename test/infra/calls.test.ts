import { describe, expect, it } from 'vitest';
import { LAMBDA_TIMEOUT_SECONDS } from '#lib/lambda-catalog.ts';
import { pascalCase } from '#lib/physical-name.ts';
import { CONNECTED } from '#test/infra-support/connected.ts';
import { grantsOf } from '#test/infra-support/grants.ts';
import { synthStage } from '#test/infra-support/synth.ts';
import { UNUSED_GRANTS } from '#test/infra-support/unused-grants.ts';
import recorded from '#test/infra-support/calls-made.json' with { type: 'json' };

const { app } = synthStage('production', CONNECTED);

/** What tests break on purpose: they point a Lambda at what is not there. */
const BROKEN_ON_PURPOSE = new Set(['no-such-table', 'a-secret-without-a-value']);

type ByResource = Readonly<Record<string, string>>;

const pairsOf = (lambda: string, byResource: ByResource): readonly string[] =>
  Object.entries(byResource).flatMap(([resource, actions]) =>
    actions.split(' ').map((action) => `${lambda} | ${resource} | ${action}`),
  );

const lambdas = Object.keys(LAMBDA_TIMEOUT_SECONDS);
const allowed = lambdas.flatMap((lambda) => pairsOf(lambda, grantsOf(app, `${pascalCase(lambda)}Role`)));
const made = Object.entries<ByResource>(recorded.calls).flatMap(([lambda, calls]) =>
  pairsOf(
    lambda,
    Object.fromEntries(Object.entries(calls).filter(([resource]) => !BROKEN_ON_PURPOSE.has(resource))),
  ),
);
const unused = allowed.filter((pair) => !made.includes(pair));

const explains =
  (pair: string) =>
  ({ lambda, resource, action }: (typeof UNUSED_GRANTS)[number]): boolean => {
    const [whose = '', what = '', how = ''] = pair.split(' | ');
    return lambda.test(whose) && resource.test(what) && action.test(how);
  };

describe('what Lambdas asked of AWS in a recorded run, and what their policies say', () => {
  it('comes from a run in which every Lambda took part', () => {
    expect(recorded.madeBy).toBe('npm run record:calls');
    expect(Object.keys(recorded.calls).toSorted()).toEqual(lambdas.toSorted());
  });

  it('each call that was made is allowed', () => {
    expect(made.filter((pair) => !allowed.includes(pair))).toEqual([]);
  });

  it('each action that is allowed was used, or is explained', () => {
    expect(unused.filter((pair) => !UNUSED_GRANTS.some(explains(pair)))).toEqual([]);
  });

  it('nothing is explained that was used, or is not allowed', () => {
    const idle = UNUSED_GRANTS.filter((grant) => !unused.some((pair) => explains(pair)(grant)));
    expect(idle.map(({ reason }) => reason)).toEqual([]);
  });
});
