import type { CustomValue } from './custom-field.ts';

/** What a write can set. */
export interface TaskValues {
  readonly name: string;
  readonly notes: string;
  readonly assignee: string | null;
  readonly due_on: string | null;
  readonly completed: boolean;
  readonly projects: readonly string[];
  /** The app's own data: its key and a text. */
  readonly external: { readonly gid?: string; readonly data?: string } | null;
  readonly custom: Readonly<Record<string, CustomValue>>;
}

/** A task as it stood at one time. */
export interface Task extends TaskValues {
  readonly gid: string;
  /** ISO-8601. */
  readonly createdAt: string;
  readonly modifiedAt: string;
}

/** What a task has that was made with nothing. */
export const blankTask: TaskValues = {
  name: '',
  notes: '',
  assignee: null,
  due_on: null,
  completed: false,
  projects: [],
  external: null,
  custom: {},
};
