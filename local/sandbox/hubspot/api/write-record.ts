import type { SandboxReply } from '../../http/exchange.ts';
import { jsonReply } from '../../http/exchange.ts';
import { alteredValues, overwritingValues } from '../faults/write-faults.ts';
import type { CrmRecord, RecordView, Values } from '../portal/record.ts';
import { viewAt } from '../portal/record.ts';
import { appSource, workflowSource } from '../portal/source.ts';
import type { ApiContext } from './api-context.ts';
import { validateProperties } from './property-validation.ts';
import { renderRecord } from './render-record.ts';
import { storedValues } from './stored-values.ts';

const everything = Number.POSITIVE_INFINITY;

/** Validates and writes; the answer shows what was asked for, whatever a fault made of it. Throws a 400. */
export function updateRecord(context: ApiContext, record: CrmRecord, values: Values): SandboxReply {
  const stored = checkedValues(context, record.type, values);
  const before = viewAt(record, everything);
  write(context, record, stored);
  return jsonReply(200, renderRecord(asAsked(before, record, stored), namesOf(stored)));
}

/** The values of a write as they will be stored. Throws the 400 that names each bad one. */
export function checkedValues(context: ApiContext, type: CrmRecord['type'], values: Values): Values {
  const definitions = context.portal.properties[type];
  validateProperties(values, {
    definitions,
    owners: context.portal.owners,
    portalId: context.identity.portalId,
  });
  return storedValues(values, definitions);
}

/** Asks for exactly the properties that a write touched. */
export function namesOf(values: Values): { properties: string[]; withHistory: string[] } {
  return { properties: Object.keys(values), withHistory: [] };
}

function write(context: ApiContext, record: CrmRecord, values: Values): void {
  const { writeFault, portal, now } = context;
  if (writeFault?.fault === 'dropped') return;
  const before = viewAt(record, everything);
  const written = writeFault?.fault === 'altered' ? alteredValues(values, writeFault) : values;
  context.changed(portal.records.change(record, written, appSource(context.identity.appId), now));
  if (writeFault?.fault !== 'overwritten') return;
  const back = overwritingValues(before, values, writeFault);
  context.changed(portal.records.change(record, back, workflowSource, now));
}

/** A record that shows the values asked for, with the time of its last real change. */
function asAsked(before: RecordView, record: CrmRecord, values: Values): RecordView {
  const filled = Object.entries({ ...before.values, ...values }).filter(([, value]) => value !== '');
  return { ...viewAt(record, everything), values: Object.fromEntries(filled) };
}
