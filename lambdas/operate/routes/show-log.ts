import type { LogAnswer } from '#domain/operator/answers.ts';
import type { OperatorCall } from '../call.ts';
import type { OperatePorts } from '../operate-ports.ts';
import { findSubject } from '../subject.ts';

/** The stored texts of every commit, the row, and the times: whoever asks recomputes the rest. */
export async function showLog(ports: OperatePorts, { path }: OperatorCall): Promise<LogAnswer> {
  const { subject, commits } = await findSubject(ports, path.id ?? '');
  const row = await ports.rows.get(subject);
  return {
    subjectId: subject,
    commits: commits.map(({ text }) => text),
    ...(row === undefined ? {} : { row }),
    settings: ports.settings,
  };
}
