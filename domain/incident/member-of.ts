import { subjectIdSchema } from '../ids.ts';
import type { SubjectId } from '../ids.ts';

/** One reason to be in an incident: the subject, and the commit that began it (0: its whole life). */
export interface Member {
  readonly subject: SubjectId | undefined;
  readonly seq: number;
}

/** Members that are no subject (a queue) have none. */
export function memberOf(member: string): Member {
  const at = member.lastIndexOf('@');
  const subject = subjectIdSchema.safeParse(member.slice(0, at));
  return { subject: subject.success ? subject.data : undefined, seq: Number(member.slice(at + 1)) };
}
