import * as z from 'zod';
import { channelSchema } from '../contract/channel.ts';
import { quietHoursSchema } from '../routing/wishes.ts';
import { listedSchema } from './listing.ts';
import { whoSchema } from './who.ts';

/** A time that has not ended in which somebody is not asked. `entered`: by an operator, and not in directory.yaml. */
const absenceAnswerSchema = z.object({
  from: z.string(),
  until: z.string(),
  delegate: whoSchema.optional(),
  entered: z.boolean(),
  reason: z.string().optional(),
});
export type AbsenceAnswer = z.infer<typeof absenceAnswerSchema>;

/** A way by which offers did not arrive lately; `isMarked`: it keeps failing, and is tried last. */
const troubleAnswerSchema = z.object({
  channel: channelSchema,
  failures: z.number().int().positive(),
  since: z.string(),
  because: z.string(),
  isMarked: z.boolean(),
});
export type TroubleAnswer = z.infer<typeof troubleAnswerSchema>;

/** Somebody of the directory as they can be asked now. `open`: handoffs offered to them or owned and not ended. */
export const personAnswerSchema = whoSchema.extend({
  isActive: z.boolean(),
  awayUntil: z.string().optional(),
  absences: z.array(absenceAnswerSchema),
  /** When and why an operator took back what was entered, as long as it would have lasted. */
  takenBack: z.object({ at: z.string(), reason: z.string() }).optional(),
  open: z.number().int().nonnegative(),
  capacity: z.number().int().positive().optional(),
  troubles: z.array(troubleAnswerSchema).optional(),
  /** The order of channels that they chose themselves. */
  channels: z.array(channelSchema).optional(),
  /** When they want it quiet, each day, where they are. */
  quietHours: quietHoursSchema.optional(),
  /** When their personal links were ended last: by themselves, or by an operator who said why. */
  linksEnded: z
    .object({ at: z.string(), byThemselves: z.boolean(), reason: z.string().optional() })
    .optional(),
});
export type PersonAnswer = z.infer<typeof personAnswerSchema>;

/** `offers`: the open offers that go to others because of it, or would. `entered` false: nothing was changed. */
export const absenceEnteredSchema = personAnswerSchema.extend({
  entered: z.boolean(),
  offers: z.array(listedSchema),
});
export type AbsenceEntered = z.infer<typeof absenceEnteredSchema>;

export const peopleAnswerSchema = z.object({ people: z.array(personAnswerSchema) });
export type PeopleAnswer = z.infer<typeof peopleAnswerSchema>;
