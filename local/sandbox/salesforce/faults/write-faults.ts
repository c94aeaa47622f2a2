import type { ApiContext } from '../api/api-context.ts';
import { ApiError, badValue, rowLocked } from '../api/api-error.ts';
import { change } from '../org/record.ts';
import type { OrgRecord, Values } from '../org/record.ts';
import { automationUserId, userNamed } from '../seed/users.ts';
import type { WriteFault } from './fault.ts';

/** Throws the error that a write is to meet, if it is to meet one. */
export function meetRefusal(fault: WriteFault | undefined, written: Values): void {
  switch (fault?.fault) {
    case 'locked':
      throw rowLocked();
    case 'validation':
      throw refusedByRule(Object.keys(written)[0] ?? 'OwnerId');
    case 'duplicate':
      throw new ApiError(400, 'DUPLICATES_DETECTED', 'Use one of these records?');
    case undefined:
    case 'dropped':
    case 'altered':
    case 'overwritten':
      return;
  }
}

function refusedByRule(field: string): ApiError {
  return badValue('FIELD_CUSTOM_VALIDATION_EXCEPTION', 'A rule of this org refuses the value.', field);
}

/** What a trigger makes of the written values, in the same transaction. */
export function alteredValues(written: Values, fault: WriteFault | undefined): Values {
  if (fault?.fault !== 'altered') return written;
  return { ...written, ...(fault.values ?? { OwnerId: userNamed('Priya') }) };
}

/** What a flow sets once the answer is out: what was there before, or what the fault names. */
export function overwriteAfterwards(record: OrgRecord, written: Values, context: ApiContext): void {
  const { writeFault, now, afterwards } = context;
  if (writeFault?.fault !== 'overwritten') return;
  const before = record.versions.at(1)?.values ?? {};
  const back = Object.fromEntries(Object.keys(written).map((name) => [name, before[name] ?? null]));
  afterwards.push(() => change(record, writeFault.values ?? back, automationUserId, now));
}
