import * as z from 'zod';

const secondsSchema = z.number().int().nonnegative();

/** The systems that can show an owner; the first is the system of record. */
export const targetSystems = ['hubspot', 'salesforce', 'asana'] as const;

/** One that `contracts/systems/` describes, by its name there. */
export type HttpTargetName = `http-${string}`;
const HTTP = /^http-[a-z0-9-]+$/;

export const isHttpTarget = (system: unknown): system is HttpTargetName =>
  typeof system === 'string' && HTTP.test(system);
export const httpTarget = (name: string): HttpTargetName => `http-${name}`;
/** Its name in `contracts/systems/`. */
export const httpName = (system: HttpTargetName): string => system.slice('http-'.length);

export const targetSystemSchema = z.union([z.enum(targetSystems), z.custom<HttpTargetName>(isHttpTarget)]);
export type TargetSystem = z.infer<typeof targetSystemSchema>;

/** What a handoff itself knows and a field may show. */
export const handoffValues = [
  'handoff-id',
  'owner-name',
  'owner-email',
  'accepted-at',
  'giver-name',
  'brief',
  'record-link',
] as const;

/** What may be done to a value on its way into a field. */
export const transforms = [
  'trim',
  'lower-case',
  'upper-case',
  'first-line',
  'email',
  'phone',
  'number',
  'whole-number',
  'date',
  'instant',
  'true-or-false',
] as const;
export type Transform = (typeof transforms)[number];

/** How one field of a target gets its value. */
const fieldRuleSchema = z.object({
  field: z.string(),
  from: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('property'), property: z.string() }),
    /** `{name}` stands for a property of the record. */
    z.object({ kind: z.literal('text'), text: z.string() }),
    z.object({ kind: z.literal('handoff'), value: z.enum(handoffValues) }),
  ]),
  /** Added to a date or an instant. */
  plusSeconds: secondsSchema.optional(),
  as: z.enum(transforms).optional(),
  /** What stands for each value; a value that is missing here cannot be written. */
  map: z.record(z.string(), z.string()).optional(),
});
export type FieldRule = z.infer<typeof fieldRuleSchema>;

/** What a field has to show besides, though Baton does not write it; `oneOf` undefined: anything. */
const expectationSchema = z.object({ field: z.string(), oneOf: z.array(z.string()).optional() });
export type Expectation = z.infer<typeof expectationSchema>;

/** The properties of Baton's own that a record carries, by what they hold. */
const ownPropertiesSchema = z.object({
  handoffId: z.string(),
  state: z.string(),
  offeredTo: z.string(),
  acceptedBy: z.string(),
  since: z.string(),
});

/** How the thing is found in its system. `made`: Baton makes it, once, under a key of its own. */
const whereSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('record') }),
  z.object({ by: z.literal('property'), property: z.string(), objectType: z.string() }),
  z.object({ by: z.literal('made'), objectType: z.string() }),
]);

/** One system that must show the new owner; its name is that of its system. */
export const targetSchema = z.object({
  system: targetSystemSchema,
  where: whereSchema.default({ by: 'record' }),
  ownerProperty: z.string(),
  properties: ownPropertiesSchema.optional(),
  fields: z.array(fieldRuleSchema).default([]),
  expect: z.array(expectationSchema).default([]),
  readBackAfterSeconds: secondsSchema,
});
export type Target = z.infer<typeof targetSchema>;

interface Synced {
  readonly sync: { readonly targets: readonly Target[] };
}

/** The target that is the record itself: whatever is read of its owner is read there. */
export function recordTarget({ sync }: Synced): Target | undefined {
  return sync.targets.find(({ where }) => where.by === 'record');
}

/** The target of that name. */
export function targetNamed({ sync }: Synced, name: string): Target | undefined {
  return sync.targets.find(({ system }) => system === name);
}
