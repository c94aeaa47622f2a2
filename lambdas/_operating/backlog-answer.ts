import type { Backlog } from '#domain/backlog/backlog.ts';
import { causeTitle } from '#domain/backlog/cause-key.ts';
import type { Directory } from '#domain/contract/directory.ts';
import type { PickedAnswer } from '#domain/operator/backlog.ts';
import { who } from './listed.ts';

/** The backlog as operators read it. */
export function backlogAnswer({ picked }: Backlog, directory: Directory): PickedAnswer[] {
  return picked.map(({ cause, owner, at }) => ({
    ...{ cause, title: causeTitle(cause) },
    ...{ owner: who(directory, owner), pickedAt: at },
  }));
}
