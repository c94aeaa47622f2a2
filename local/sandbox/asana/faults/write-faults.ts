import type { TaskValues } from '../board/task.ts';
import type { WriteFault } from './fault.ts';

type Values = Partial<TaskValues>;

/** A rule sets what the task shows; the app's own data and its project stay as they are. */
const restorable: ReadonlySet<string> = new Set(['name', 'notes', 'assignee', 'due_on', 'completed']);

/** What ends up in the task instead of the written values. */
export function alteredValues(written: Values, { values }: WriteFault): Values {
  if (values !== undefined) return { ...written, ...given(values) };
  return { ...written, ...(written.notes !== undefined && { notes: written.notes.trim() }) };
}

/** What a rule of the project sets right after the write: what was there before, or what the fault names. */
export function overwritingValues(before: TaskValues, written: Values, { values }: WriteFault): Values {
  if (values !== undefined) return given(values);
  const touched = Object.entries(before).filter(([name]) => name in written && restorable.has(name));
  return Object.fromEntries(touched);
}

function given(values: NonNullable<WriteFault['values']>): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
