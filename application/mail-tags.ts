import * as z from 'zod';
import { BACKLOG } from '#domain/backlog/backlog.ts';
import { handoffIdSchema, subjectId, subjectParts } from '#domain/ids.ts';
import type { HandoffId, SubjectId } from '#domain/ids.ts';
import type { Mail, MailNotice, MondayNotice } from '#domain/ports/platform.ts';
import type { NoticeTo } from './unreachable-recipient.ts';

/** The ops address under a name of its own. */
const OPS = 'ops';

const positive = z.coerce.number().int().positive();

/** What a mail is about, as the provider tells it back in its events: ids, which it takes as they are. */
export const mailTagsSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('offer'),
    handoffId: handoffIdSchema,
    epoch: positive,
    recipient: z.string(),
  }),
  z.object({
    kind: z.enum(['reminder', 'start-reminder', 'start-overdue']),
    handoffId: handoffIdSchema,
    epoch: positive,
    seq: positive,
    recipient: z.string(),
  }),
  z.object({
    kind: z.enum(['news', 'taken-back', 'cancelled', 'given-away']),
    handoffId: handoffIdSchema,
    seq: positive,
    recipient: z.string(),
  }),
  z.object({
    kind: z.enum(['incident-opened', 'incident-assigned', 'incident-escalated', 'solved']),
    incidentId: z.string(),
    seq: positive,
    recipient: z.string(),
  }),
  z.object({ kind: z.literal('monday'), seq: positive, recipient: z.string() }),
]);
export type MailTags = z.infer<typeof mailTagsSchema>;
type NoticeTags = Exclude<MailTags, { readonly kind: 'offer' }>;

/** The tags of the mail that offers a handoff. */
export function offerTags(handoffId: HandoffId, epoch: number, recipient: string): Mail['tags'] {
  return { kind: 'offer', handoffId, epoch: String(epoch), recipient };
}

/** The tags of the mail of a notice; `epoch` of the offer that it is about. */
export function noticeTags(
  { kind, subjectId: subject, seq, recipient }: MailNotice,
  epoch?: number,
): Mail['tags'] {
  const { id } = subjectParts(subject);
  const common = { kind, seq: String(seq), recipient: recipient.kind === 'ops' ? OPS : recipient.id };
  if (kind === 'news' || kind === 'taken-back' || kind === 'cancelled' || kind === 'given-away')
    return { ...common, handoffId: id };
  return epoch === undefined
    ? { ...common, incidentId: id }
    : { ...common, handoffId: id, epoch: String(epoch) };
}

/** The tags of the mail of a Monday's report; `recipient` is a person, or the ops address. */
export function mondayTags({ seq, recipient }: MondayNotice): Mail['tags'] {
  return { kind: 'monday', seq: String(seq), recipient: recipient.kind === 'person' ? recipient.id : OPS };
}

/** The notice that a mail with these tags carried. */
export function noticeOf(tags: NoticeTags): NoticeTo {
  const { seq, recipient: id } = tags;
  return {
    subjectId: subjectOf(tags),
    seq,
    recipient: id === OPS ? { kind: 'ops' } : { kind: 'person', id },
  };
}

function subjectOf(tags: NoticeTags): SubjectId {
  if (tags.kind === 'monday') return BACKLOG;
  return 'handoffId' in tags ? subjectId('handoff', tags.handoffId) : subjectId('incident', tags.incidentId);
}
