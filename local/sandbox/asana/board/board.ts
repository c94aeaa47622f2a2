import { firstMembers } from './seed.ts';
import { blankTask } from './task.ts';
import type { Task, TaskValues } from './task.ts';

const firstGid = 1_300_000_000_000_001;

/** How far back a reading looks: at what is true, or at what was true before the last change. */
export type View = 'now' | 'before-last-change';

/** The tasks of the workspace with what they were before, their attachments, and who is in the project. */
export class Board {
  private readonly versions = new Map<string, Task[]>();
  private readonly files = new Map<string, string[]>();
  members: readonly string[] = firstMembers;
  private nextGid = firstGid;

  /** An id that nothing has. */
  newGid(): string {
    return String(this.nextGid++);
  }

  /** Oldest first. */
  all(): Task[] {
    return [...this.versions.values()].flatMap((versions) => versions.slice(-1));
  }

  /** By its id, or by the app's key as `external:<key>`. */
  find(name: string, view: View = 'now'): Task | undefined {
    const key = keyIn(name);
    const task =
      key === undefined
        ? this.versions.get(name)?.at(-1)
        : this.all().find(({ external }) => external?.gid === key);
    if (task === undefined || view === 'now') return task;
    return this.versions.get(task.gid)?.at(-2);
  }

  create(values: Partial<TaskValues>, now: number): Task {
    const at = new Date(now).toISOString();
    const task = { ...blankTask, ...values, gid: this.newGid(), createdAt: at, modifiedAt: at };
    this.versions.set(task.gid, [task]);
    return task;
  }

  change(task: Task, values: Partial<TaskValues>, now: number): Task {
    const custom = { ...task.custom, ...values.custom };
    const changed = { ...task, ...values, custom, modifiedAt: new Date(now).toISOString() };
    this.versions.set(task.gid, [...(this.versions.get(task.gid) ?? []), changed]);
    return changed;
  }

  delete({ gid }: Task): void {
    this.versions.delete(gid);
  }

  attach({ gid }: Task, name: string): void {
    this.files.set(gid, [...(this.files.get(gid) ?? []), name]);
  }

  /** The names of its attachments, the oldest first. */
  attachments({ gid }: Task): readonly string[] {
    return this.files.get(gid) ?? [];
  }
}

/** The app's key, if that is what an id in an address is. */
export function keyIn(name: string): string | undefined {
  return name.startsWith('external:') ? name.slice('external:'.length) : undefined;
}
