import { subjectId, subjectIdSchema } from '#domain/ids.ts';
import type { LogAnswer } from '#domain/operator/evidence.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import type { LookUpPorts } from '../look-up-ports.ts';
import { unknownSubject } from '#lambdas/_operating/unknown-subject.ts';

/**
 * The stored texts of every commit, the row, and the times: whoever asks recomputes the rest. Nothing is folded here,
 * so that a log which cannot be folded any more can still be looked at.
 */
export async function showLog(ports: LookUpPorts, { path }: OperatorCall): Promise<LogAnswer> {
  const { id = '' } = path;
  for (const kind of ['handoff', 'blocked'] as const) {
    if (!subjectIdSchema.safeParse(`${kind}#${id}`).success) break;
    const subject = subjectId(kind, id);
    const commits = await ports.log.read(subject);
    if (commits.length === 0) continue;
    const row = await ports.rows.get(subject);
    const texts = commits.map(({ text }) => text);
    return {
      subjectId: subject,
      commits: texts,
      ...(row === undefined ? {} : { row }),
      settings: ports.settings,
    };
  }
  throw await unknownSubject(ports, id);
}
