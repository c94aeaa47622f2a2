import * as z from 'zod';
import type { AskedParty } from './contract.ts';
import { personIdSchema, poolIdSchema } from './ids.ts';
import { count, oneOf, property, section, text } from './source-fields.ts';

const STRATEGIES = 'named-person, record-owner, property, round-robin, least-loaded';
const pool = () => poolIdSchema.meta({ description: 'Among whom, by the id of a pool in directory.yaml.' });

const strategies = [
  section({
    strategy: z.literal('named-person').meta({ description: 'Always the same person.' }),
    person: personIdSchema.meta({ description: 'Who is asked.' }),
  }),
  section({
    strategy: z.literal('record-owner').meta({ description: 'Whoever owns the record already.' }),
  }),
  section({
    strategy: z.literal('property').meta({ description: 'Whoever a property of the record names.' }),
    property: property().meta({ description: 'A property that holds a HubSpot owner.' }),
  }),
  section({
    strategy: z.literal('round-robin').meta({ description: 'Those of a pool in turn.' }),
    pool: pool(),
  }),
  section({
    strategy: z.literal('least-loaded').meta({ description: 'Whoever of a pool has the least to do.' }),
    pool: pool(),
  }),
] as const;

const ask = z.discriminatedUnion('strategy', strategies, { error: oneOf(`one of ${STRATEGIES}`) });

const aCondition = 'either `equals:` a value or `oneOf:` several';
const condition = section({
  property: property().meta({ description: 'A property of the record.' }),
  equals: text().optional().meta({ description: 'The rule applies if the property has this value.' }),
  oneOf: z
    .array(text(), { error: 'a list of values' })
    .min(1, 'at least one value')
    .optional()
    .meta({ description: 'The rule applies if the property has one of these values.' }),
}).refine(({ equals, oneOf: some }) => (equals === undefined) !== (some === undefined), aCondition);

const rule = section({
  when: condition.optional().meta({ description: 'To which records the rule applies. Without it: to all.' }),
  priority: z
    .int({ error: 'a whole number' })
    .default(0)
    .meta({ description: 'Of the rules that apply, those with the highest number count.' }),
  ask: ask.meta({ description: 'How the person is found where the rule counts.' }),
});

/** How the person who is asked first is found. */
export const routing = z.discriminatedUnion(
  'strategy',
  [
    ...strategies,
    section({
      strategy: z.literal('rules').meta({ description: 'As the record is.' }),
      rules: z
        .array(rule, { error: 'a list of rules' })
        .min(1, 'at least one rule')
        .meta({ description: 'If rules that count lead to different people, somebody decides.' }),
    }),
  ],
  { error: oneOf(`one of ${STRATEGIES}, rules`) },
);

const aParty = 'either `person:` or `pool:`, with an id of directory.yaml';

/** One person, or whoever of a pool can be asked. */
export const party = z
  .strictObject({ person: personIdSchema.optional(), pool: poolIdSchema.optional() }, { error: aParty })
  .transform(({ person, pool }, context): AskedParty => {
    if (person !== undefined && pool === undefined) return { person };
    if (pool !== undefined && person === undefined) return { pool };
    if (context.issues.length === 0) context.addIssue(aParty);
    return z.NEVER;
  });

const aFallback = '`hold`, `person:` with an id or `pool:` with an id';
/** Who is asked when nobody of the strategy is left; with `hold` nobody else is, and a person decides. */
export const fallback = z.union([z.literal('hold'), party], { error: aFallback }).meta({
  description:
    'Who is asked when the rounds are over, or nobody else can be. `hold`: nobody else; the contract owner decides.',
});

const aStep = '`manager`, `person:` with an id or `pool:` with an id';
/** Who is asked when nobody has answered so far. */
export const escalationStep = z.union([z.literal('manager'), party], { error: aStep });

const anOnCall = 'the id of a person in directory.yaml, or `pool:` with an id';
/** A person, or whoever of a pool is there. */
export const onCall = z
  .union([personIdSchema, z.strictObject({ pool: poolIdSchema })], { error: anOnCall })
  .optional()
  .meta({
    description:
      'Who is told, and may decide, when an incident has passed its deadline: a person, or one of a `pool:` after the other.',
  });

const yesOrNo = () => z.boolean({ error: 'true or false' }).default(false);
const whenNobody = z.enum(['fallback', 'hold', 'wait'], { error: 'one of fallback, hold, wait' });

/** Who of those in question is not asked, and what happens when nobody is left. */
export const candidates = section({
  mayBeGiver: yesOrNo().meta({ description: 'Whether whoever hands over may be asked too.' }),
  onlyInWorkingHours: yesOrNo().meta({
    description: 'Whether nobody is asked outside of the hours of their own calendar.',
  }),
  whenNobody: whenNobody.default('fallback').meta({
    description: 'When nobody can be asked: ask the fallback, hold for a decision, or wait for somebody.',
  }),
});

/** How long a contract goes on asking before its fallback. */
export const rounds = count()
  .default(1)
  .meta({ description: 'How many offers may expire unanswered before the fallback is asked.' });
