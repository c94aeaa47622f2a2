import type { RecordView, Values } from '../portal/record.ts';
import type { WriteFault } from './fault.ts';

/** What ends up in the record instead of the written values. */
export function alteredValues(written: Values, { values }: WriteFault): Values {
  if (values !== undefined) return { ...written, ...values };
  return Object.fromEntries(Object.entries(written).map(([name, value]) => [name, normalised(value)]));
}

/** What a workflow sets right after the write: what was there before, or what the fault names. */
export function overwritingValues(before: RecordView, written: Values, { values }: WriteFault): Values {
  if (values !== undefined) return values;
  return Object.fromEntries(Object.keys(written).map((name) => [name, before.values[name] ?? '']));
}

/** Another spelling of the same thing, as CRMs store numbers, telephone numbers and text. */
function normalised(value: string): string {
  if (/^\d+$/.test(value)) return `${value}.0`;
  if (/^\+[\d ().-]+$/.test(value)) return `+${value.replace(/\D/g, '')}`;
  return value.trim().toLowerCase();
}
