import * as z from 'zod';
import { channelList } from './channel-source.ts';
import { giver } from './giver-source.ts';
import { calendarIdSchema, contractIdSchema, personIdSchema, reasonSchema, statusSchema } from './ids.ts';
import { consistency } from './consistency-source.ts';
import { input } from './input-source.ts';
import { whenOwnerChanges, whenRecordMoves, whenReturned } from './moves-source.ts';
import { whenPartial } from './partial-source.ts';
import { start } from './start-source.ts';
import { mode, pilot } from './mode-source.ts';
import { moment } from './moment.ts';
import { amount, observability } from './observability-source.ts';
import { references } from './reference-source.ts';
import { isRecordLinkTemplate } from './record-link.ts';
import { systemOfRecord } from './system-of-record-source.ts';
import { target } from './target-source.ts';
import { trigger } from './trigger-source.ts';
import { candidates, escalationStep, fallback, onCall, party, rounds, routing } from './routing-source.ts';
import { count, deadline, property, section, text } from './source-fields.ts';

const aReminder = 'either `before:` the deadline or `after:` the offer, with a duration such as 1h';

const reminder = section({
  before: deadline().optional().meta({ description: 'This long before the deadline.' }),
  after: deadline().optional().meta({ description: 'This long after the offer.' }),
}).refine(({ before, after }) => (before === undefined) !== (after === undefined), aReminder);

/** It stands in the names of timers, which have 64 characters. */
const LONGEST_ID = 48;
const aShortName = `a name of at most ${String(LONGEST_ID)} characters`;

/** A select of Slack takes at most 100 options of at most 75 characters. Source: Slack's reference of block elements. */
const MOST_REASONS = 100;
const LONGEST_REASON = 75;
const aReasonLabel = 'a text of at most 75 characters';
const someReasons = 'at most 100 reasons';

/** A contract as a team writes it in `contracts/<id>.yaml`: strict, so that a slip of the pen is found at once. */
export const contractSourceSchema = section({
  id: contractIdSchema
    .refine((id) => id.length <= LONGEST_ID, aShortName)
    .meta({ description: 'The name of this contract, as in its file name.' }),
  title: text().meta({ description: 'What people call this handoff, in mails and pages.' }),
  version: text('a text, such as "1"').meta({ description: "The team's own name for this version." }),
  contractOwner: personIdSchema.meta({ description: 'Answers for this contract and owns its incidents.' }),
  onCall,
  activeFrom: moment().optional().meta({
    description: 'Changes before this day (where the contract owner lives) or instant start nothing.',
  }),
  mode,
  pilot,
  trigger,
  after: contractIdSchema.optional().meta({
    description: 'Another contract: nobody is asked while a handoff of it on the same record is not done.',
  }),
  statusMap: z
    .record(text(), statusSchema, { error: 'vendor values, each with a status' })
    .meta({ description: "The vendor's values of the trigger's property, each with our word for it." }),
  inputs: z
    .record(property(), input, { error: 'properties, each with label and type' })
    .default({})
    .meta({ description: 'What a record must carry before anybody is asked.' }),
  consistency,
  references,
  show: z
    .record(property(), text(), { error: 'properties, each with a label' })
    .default({})
    .meta({ description: 'What the mail and the page show of the record, in this order.' }),
  amount,
  returnReasons: z
    .record(reasonSchema, text(aReasonLabel).max(LONGEST_REASON, aReasonLabel), {
      error: 'codes, each with what people read',
    })
    .refine((reasons) => Object.keys(reasons).length <= MOST_REASONS, someReasons)
    .default({})
    .meta({
      description: 'Why somebody may send it back as not ready. Without it: the usual reasons.',
    }),
  recordLink: text()
    .refine(isRecordLinkTemplate, 'a link with {recordId}, and only {appUrl} and {portalId} besides')
    .meta({ description: 'The link to the record.' }),
  giver: giver.optional().meta({ description: 'Who hands over, and what they are told.' }),
  routing,
  ambiguity: section({
    desk: party.meta({ description: 'Who decides; of a pool, the first who is active.' }),
  })
    .optional()
    .meta({
      description:
        'Who decides where rules lead to different people, or the record contradicts itself. Without it: the contract owner.',
    }),
  candidates: candidates.prefault({}),
  rounds,
  fallback,
  escalation: z
    .array(escalationStep, { error: 'a list of steps' })
    .default([])
    .meta({ description: 'Who is asked after the fallback, step by step.' }),
  acknowledgment: section({
    channels: channelList().optional().meta({
      description: 'By which offers may go out, the first one first. Without it: slack, then email.',
    }),
    deliverWithin: deadline().optional().meta({
      description: 'How long an offer that no channel takes is sent again. Without it: 15m.',
    }),
    confirm: z.enum(['code', 'choice'], { error: 'one of code, choice' }).default('code').meta({
      description:
        'What an answer through the link in a mail needs: the two-digit code of the mail, or the choice alone.',
    }),
    quietHours: z.enum(['respect', 'ignore'], { error: 'one of respect, ignore' }).optional().meta({
      description:
        'Whether what can wait is sent after the quiet hours of whoever is told, or at once. Without it: respect.',
    }),
    reminders: z
      .array(reminder, { error: 'a list with one reminder' })
      .max(1, 'one reminder at most')
      .default([]),
    snoozeAtMost: deadline().optional().meta({
      description: 'How long whoever is asked may put an offer off in all. Without it: not at all.',
    }),
  }).optional(),
  storm: section({
    admissions: count().default(50).meta({ description: 'How many handoffs may begin within that time.' }),
    within: deadline().default('15m').meta({ description: 'The time in which they are counted.' }),
    openOffersPerPerson: count()
      .optional()
      .meta({ description: 'How many open handoffs one person may have. Without it: any number.' }),
  })
    .optional()
    .meta({ description: 'What is too much at once: the rest waits until somebody decides.' }),
  sla: section({
    acceptWithin: deadline().meta({
      description: 'How long the offer stays open: elapsed time, or working time of `calendar`.',
    }),
    calendar: calendarIdSchema
      .optional()
      .meta({ description: 'The calendar whose working time is counted, by its id in directory.yaml.' }),
    startWithin: deadline().optional().meta({
      description:
        'How long after the acceptance the work may take to begin, counted like acceptWithin. Without it nothing is expected.',
    }),
    incidentWithin: deadline()
      .default('48h')
      .meta({ description: 'How long the owner of an incident has to decide.' }),
  }),
  whenReturned,
  start,
  whenRecordMoves,
  whenOwnerChanges,
  whenPartial,
  observability,
  systemOfRecord,
  sync: section({
    targets: z
      .array(target, { error: 'a list of targets' })
      .min(1, 'at least one target: hubspot')
      .meta({ description: 'The systems that must show the new owner.' }),
  }),
});
export type ContractSource = z.infer<typeof contractSourceSchema>;
