import type { ShowAnswer } from '#domain/operator/answers.ts';
import { namesOf } from '#domain/story/names.ts';
import { storyOf } from '#domain/story/story-of.ts';
import type { OperatorCall } from '../call.ts';
import { erasableNames } from '../erasable-names.ts';
import { shownRow } from '../listed.ts';
import { decidingAbout } from '../deciding.ts';
import type { OperatePorts } from '../operate-ports.ts';
import { pausedAmong } from '../paused-contracts.ts';
import { findSubject } from '../subject.ts';
import { summaryOf } from '../summary.ts';

/** What a handoff or a blocked event is now, and everything that happened to it. */
export async function showHandoff(ports: OperatePorts, { path }: OperatorCall): Promise<ShowAnswer> {
  const found = await findSubject(ports, path.id ?? '');
  const row = await ports.rows.get(found.subject);
  const { directory } = ports.bundle;
  const erasable = await erasableNames(ports.texts, found.commits);
  const names = new Map([...namesOf(directory), ...erasable]);
  const summary = summaryOf(found, ports.bundle, names);
  const [pause] = await pausedAmong(ports, summary.contract === undefined ? [] : [summary.contract]);
  return {
    summary: {
      ...summary,
      ...(await decidingAbout(ports, found.subject)),
      ...(pause === undefined ? {} : { pausedUntil: pause.until }),
    },
    ...(row === undefined ? {} : { row: shownRow(row) }),
    story: [...storyOf(found.commits, directory, erasable)],
  };
}
