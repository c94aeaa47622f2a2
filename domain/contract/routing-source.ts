import * as z from 'zod';
import type { AskedParty } from './contract.ts';
import { personIdSchema, poolIdSchema } from './ids.ts';
import { count, oneOf, property, section } from './source-fields.ts';

const aStrategy = 'one of named-person, record-owner, property, round-robin, least-loaded';
const pool = () => poolIdSchema.meta({ description: 'Among whom, by the id of a pool in directory.yaml.' });

/** How the person who is asked first is found. */
export const routing = z.discriminatedUnion(
  'strategy',
  [
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
  ],
  { error: oneOf(aStrategy) },
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
