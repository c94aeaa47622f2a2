import * as z from 'zod';
import {
  deadline,
  duration,
  LONGEST_READ_BACK_AFTER_SECONDS,
  oneOf,
  property,
  section,
  text,
} from './source-fields.ts';
import { httpSystemName } from './http-system-source.ts';
import { handoffValues, httpTarget, transforms } from './target.ts';
import type { TargetSystem } from './target.ts';

const aFieldName = 'the name of a field';
const aValue = 'one of `from:`, `text:` or `baton:`';
const onlyOneValue = 'only one of `from:`, `text:` and `baton:`';
const someValues = 'a value, or `oneOf:` with several, or `filled: true`';

const fieldName = () => text(aFieldName);

const listed = (words: readonly string[]) => ({ error: `one of ${words.join(', ')}` });

/** How one field gets its value: a property of the record, a text with properties in it, or what the handoff knows. */
const rule = section({
  from: property().optional().meta({ description: 'A property of the record.' }),
  text: text().optional().meta({ description: 'A text; {name} stands for a property of the record.' }),
  baton: z.enum(handoffValues, listed(handoffValues)).optional().meta({
    description: 'What the handoff knows; `brief` is what people are shown of the record.',
  }),
  plus: deadline().optional().meta({ description: 'Added to an instant, or to a date.' }),
  as: z.enum(transforms, listed(transforms)).optional().meta({
    description:
      'In which form. A value that does not have it is not written, and the handoff waits for a person.',
  }),
  map: z
    .record(text(), z.string(), { error: 'values, each with what is written for it' })
    .optional()
    .meta({ description: 'What is written for each value; any other is not written.' }),
}).superRefine(({ from, text, baton }, context) => {
  const given = Object.entries({ from, text, baton }).filter(([, one]) => one !== undefined);
  if (given.length === 1) return;
  if (given.length === 0) context.addIssue({ code: 'custom', message: aValue });
  else {
    const found = given.map(([name]) => `\`${name}:\``).join(' and ');
    context.addIssue({ code: 'custom', message: onlyOneValue, params: { found } });
  }
});
export type RuleSource = z.infer<typeof rule>;

const expectation = z.union(
  [
    text().transform((value) => ({ oneOf: [value] })),
    section({ oneOf: z.array(text(), { error: 'a list of values' }).min(1, 'at least one value') }),
    section({ filled: z.literal(true, { error: 'true' }) }),
  ],
  { error: someValues },
);

const shared = {
  fields: z
    .record(fieldName(), rule, { error: 'fields, each with its value' })
    .default({})
    .meta({ description: 'What else is written with the owner, and compared.' }),
  expect: z
    .record(fieldName(), expectation, { error: 'fields, each with what it has to show' })
    .default({})
    .meta({ description: 'What has to be there besides when it is read back; Baton does not write it.' }),
  readBackAfter: duration(
    0,
    LONGEST_READ_BACK_AFTER_SECONDS,
    'a duration of up to 10 seconds, such as 2s',
  ).meta({
    description:
      'How long automations get before it is read again and compared. 0s: none; Salesforce then shows the record in its answer to the write, and what changes a moment later is not seen.',
  }),
};

const hubspot = section({
  system: z.literal('hubspot'),
  ownerProperty: property().meta({
    description: 'The property that names the owner. Written after acceptance.',
  }),
  properties: section({
    handoffId: property(),
    state: property(),
    offeredTo: property(),
    acceptedBy: property(),
    since: property(),
  }).meta({ description: "Baton's own properties on the record." }),
  ...shared,
});

const anObject = 'the API name of an object, such as Lead';
const apiName = (what: string) => text(what).regex(/^[A-Za-z][A-Za-z0-9_]*$/, what);

const salesforce = section({
  system: z.literal('salesforce'),
  object: apiName(anObject).meta({ description: 'The API name of the object, such as Lead or Contact.' }),
  recordId: property().meta({
    description: "The property of HubSpot's record that holds the id in Salesforce.",
  }),
  ownerProperty: apiName(aFieldName)
    .default('OwnerId')
    .meta({ description: 'The field that names the owner.' }),
  ...shared,
});

const asana = section({
  system: z.literal('asana'),
  project: z
    .string({ error: 'the id of a project, in quotes' })
    .regex(/^\d+$/, 'the id of a project, in digits')
    .meta({
      description: 'The id of the project in which a task is made, once for each handoff.',
    }),
  ...shared,
});

const http = section({
  system: z.literal('http'),
  name: httpSystemName().meta({ description: 'Which system of `contracts/systems/`.' }),
  recordId: property().optional().meta({
    description:
      "The property of HubSpot's record that holds the thing's id there. Without it Baton makes the thing.",
  }),
  ownerField: text(aFieldName).meta({ description: 'The field that names the owner.' }),
  ...shared,
});

const words = 'one of hubspot, salesforce, asana, http';

/** A system that must show the new owner, as a team writes it. */
export const target = z.discriminatedUnion('system', [hubspot, salesforce, asana, http], {
  error: oneOf(words),
});
export type TargetSource = z.infer<typeof target>;

/** What the log and the queues call it. */
export const systemOf = (target: TargetSource): TargetSystem =>
  target.system === 'http' ? httpTarget(target.name) : target.system;
