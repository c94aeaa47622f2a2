import { readFileSync } from 'node:fs';

import * as z from 'zod';
import { describe, expect, it } from 'vitest';

import { grantsOf } from '#test/infra-support/grants.ts';
import { synthStage } from '#test/infra-support/synth.ts';

const DAY = 24 * 60 * 60;
const LONGEST_OFFER_DAYS = 60;
const LONGEST_DAYS = 300;
const SERVICE_ERRORS = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
];

const catchSchema = z.strictObject({
  ErrorEquals: z.array(z.string()),
  Output: z.record(z.string(), z.string()),
  Next: z.string(),
});
const taskSchema = z.strictObject({
  Type: z.literal('Task'),
  Comment: z.string(),
  Resource: z.string(),
  Arguments: z.strictObject({ FunctionName: z.string(), Payload: z.unknown() }),
  TimeoutSeconds: z.int().positive(),
  Retry: z.array(z.looseObject({ ErrorEquals: z.array(z.string()) })),
  Catch: z.array(catchSchema),
  Output: z.unknown(),
  Next: z.string().optional(),
  End: z.literal(true).optional(),
});
const choiceSchema = z.strictObject({
  Type: z.literal('Choice'),
  Choices: z.array(
    z.strictObject({ Condition: z.string(), Output: z.record(z.string(), z.string()), Next: z.string() }),
  ),
  Default: z.string(),
});
const endSchema = z.looseObject({ Type: z.enum(['Succeed', 'Fail']) });
const definition = z
  .strictObject({
    Comment: z.string(),
    QueryLanguage: z.literal('JSONata'),
    StartAt: z.string(),
    States: z.record(z.string(), z.union([taskSchema, choiceSchema, endSchema])),
  })
  .parse(JSON.parse(readFileSync(new URL('../../statemachines/handoff.asl.json', import.meta.url), 'utf8')));
const states = Object.entries(definition.States);

const task = (name: string) => taskSchema.parse(definition.States[name]);

const nextOf = (state: (typeof definition.States)[string]): string[] => {
  if ('Choices' in state)
    return [...choiceSchema.parse(state).Choices.map(({ Next }) => Next), state.Default as string];
  if (state.Type !== 'Task') return [];
  const { Next, Catch } = taskSchema.parse(state);
  return [...(Next === undefined ? [] : [Next]), ...Catch.map((caught) => caught.Next)];
};

const reachable = (): Set<string> => {
  const seen = new Set<string>();
  const open = [definition.StartAt];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = definition.States[name];
    if (state === undefined) throw new Error(`no state "${name}"`);
    if (!seen.has(name)) open.push(...nextOf(state));
    seen.add(name);
  }
  return seen;
};

describe('the definition', () => {
  it('has no state that cannot be reached, and leads to none that is not there', () => {
    expect([...reachable()].sort()).toEqual(states.map(([name]) => name).sort());
  });

  it('needs two transitions when all goes well', () => {
    expect(definition.StartAt).toBe('Offer ownership');
    expect(task('Offer ownership').Next).toBe('Sync');
    expect(task('Sync').End).toBe(true);
  });

  it('waits longer than any offer may live, and in all under 300 days', () => {
    const waits = ['Offer ownership', 'Sync', 'Roll back'].map(task);
    for (const { Resource } of waits) expect(Resource).toMatch(/\.waitForTaskToken$/);
    expect(task('Offer ownership').TimeoutSeconds).toBeGreaterThan(LONGEST_OFFER_DAYS * DAY);
    const all = waits.reduce((sum, { TimeoutSeconds }) => sum + TimeoutSeconds, 0);
    expect(all).toBeLessThan(LONGEST_DAYS * DAY);
  });

  it.each(['Offer ownership', 'Advance', 'Sync', 'Roll back'])(
    '%s is tried again for faults of the platform only',
    (name) => {
      expect(task(name).Retry.map(({ ErrorEquals }) => ErrorEquals)).toEqual([SERVICE_ERRORS]);
    },
  );

  it.each([
    ['Offer ownership', 'offer'],
    ['Sync', 'sync'],
    ['Roll back', 'rollback'],
  ])('%s goes on whatever happens, and says when it was an infrastructure failure', (name, failed) => {
    expect(task(name).Catch).toEqual([
      { ErrorEquals: ['WaitOver'], Output: {}, Next: 'Advance' },
      { ErrorEquals: ['Superseded'], Output: {}, Next: 'Superseded' },
      { ErrorEquals: ['States.ALL'], Output: { failed }, Next: 'Advance' },
    ]);
  });

  it('tells Advance which visit it is, so that a retry of the platform tells of the same failure', () => {
    expect(task('Advance').Arguments.Payload).toContain("{'visit': $states.context.State.EnteredTime}");
  });

  it('tells the Lambda of both waits for systems which of them it is', () => {
    expect(task('Roll back').Arguments.FunctionName).toBe(task('Sync').Arguments.FunctionName);
    expect(task('Roll back').Arguments.Payload).toMatchObject({ wait: 'rollback' });
    expect(task('Sync').Arguments.Payload).not.toHaveProperty('wait');
  });

  it('follows each answer of Advance, and breaks off at one that it does not know', () => {
    const choice = choiceSchema.parse(definition.States['What is next']);
    expect(choice.Choices.map(({ Condition, Next }) => [/'(\w+)'/.exec(Condition)?.[1], Next])).toEqual([
      ['offer', 'Offer ownership'],
      ['sync', 'Sync'],
      ['rollback', 'Roll back'],
      ['held', 'Held'],
      ['done', 'Done'],
      ['superseded', 'Superseded'],
    ]);
    expect(choice.Default).toBe('Broken off');
  });
});

describe('the state machine', () => {
  const { app } = synthStage('production');

  it('may call its three Lambdas and nothing else', () => {
    const { '*': logDelivery, ...lambdas } = grantsOf(app, 'WorkflowRole');
    expect(lambdas).toEqual({
      offerhandoff: 'InvokeFunction',
      advancehandoff: 'InvokeFunction',
      startsync: 'InvokeFunction',
    });
    expect(logDelivery?.split(' ').filter((action) => !/Log|ResourcePolic/.test(action))).toEqual([]);
  });

  it('is a standard workflow that logs errors without data', () => {
    app.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      StateMachineName: 'baton-production-handoff',
      StateMachineType: 'STANDARD',
      DefinitionSubstitutions: {
        OfferHandoffArn: { 'Fn::GetAtt': ['OfferHandoffFunction', 'Arn'] },
        AdvanceHandoffArn: { 'Fn::GetAtt': ['AdvanceHandoffFunction', 'Arn'] },
        StartSyncArn: { 'Fn::GetAtt': ['StartSyncFunction', 'Arn'] },
      },
      LoggingConfiguration: { Level: 'ERROR', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: false },
    });
  });
});
