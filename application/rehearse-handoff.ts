import type { Admission, AdmissionRules } from '#domain/admission/admission.ts';
import { contradictingIn } from '#domain/admission/contradiction-of.ts';
import { admit } from '#domain/admission/admit.ts';
import { missingInputs } from '#domain/admission/missing-inputs.ts';
import { propertiesToRead } from '#domain/admission/record-properties.ts';
import { requestFor } from '#domain/admission/request-for.ts';
import type { Brief } from '#domain/admission/brief.ts';
import type { SourceEvent } from '#domain/admission/source-event.ts';
import type { ContractVersion } from '#domain/contract/bundle.ts';
import type { RequestHandoff } from '#domain/handoff/commands.ts';
import type { Rehearsed } from '#domain/handoff/rehearse.ts';
import { rehearse } from '#domain/handoff/rehearse.ts';
import type { IncidentCause } from '#domain/incident/cause.ts';
import type { HandoffId } from '#domain/ids.ts';
import { handoffIdSchema, subjectId, subjectParts } from '#domain/ids.ts';
import type { SystemOfRecord, VendorAnswer, VendorRecord } from '#domain/ports/connector.ts';
import type { RecordRef } from '#domain/record.ts';
import { loadContractLog } from './command-contract.ts';
import { handoffRowsOf } from './handoffs-of-record.ts';
import type { Ports } from './ports.ts';
import { withReferences } from './read-references.ts';
import type { AheadPorts } from './situation-of.ts';
import { situationAhead } from './situation-of.ts';

export type RehearsalPorts = AheadPorts &
  Pick<Ports, 'log' | 'settings' | 'now'> & { readonly connector: Pick<SystemOfRecord, 'read' | 'links'> };

export interface Rehearsal {
  /** What admission would say of the record as it is now. */
  readonly admission: Admission;
  /** What would block it once it has its status. */
  readonly missing: IncidentCause | undefined;
  /** The handoff by which it has begun already. */
  readonly begun: HandoffId | undefined;
  readonly request: RequestHandoff['request'];
  readonly brief: Brief;
  readonly decisions: readonly Rehearsed[];
}

/**
 * Reads a record and plays the contract of this deployment on it from now on, as if its status had just been reached
 * and nobody ever answered. Nothing is written, no turn is taken, and nobody is told.
 */
export async function rehearseHandoff(
  ports: RehearsalPorts,
  { contract, digest }: ContractVersion,
  record: RecordRef,
): Promise<VendorAnswer<Rehearsal>> {
  const read = await ports.connector.read(record, propertiesToRead(contract));
  if (read.kind !== 'ok') return read;
  const answer = await withReferences(ports.connector, record, read.value, contract);
  if (answer.kind !== 'ok') return answer;
  const log = await loadContractLog(ports, contract.id);
  const rules: AdmissionRules = { contract, digest, log, directory: ports.bundle.directory };
  const now = ports.now();
  const event = presentEvent(record, answer.value, rules, now);
  const { handoffId, brief, request, ambiguous, contradiction } = requestFor(event, answer.value, rules);
  const asked = {
    request,
    ...(ambiguous === undefined ? {} : { ambiguous }),
    ...contradictingIn(contradiction, contract),
  };
  const situation = await situationAhead(ports, contract, request);
  const admission = admit(event, answer.value, rules, now);
  return {
    kind: 'ok',
    value: {
      admission,
      missing: missingInputs(contract, answer.value),
      begun: await begunAs(ports, contract.id, record, { admission, handoffId }),
      ...{ request, brief },
      decisions: rehearse(asked, situation, { contract, settings: ports.settings, pauses: log.pauses }, now),
    },
  };
}

/** A status that Baton wrote belongs to a handoff whose id comes from an earlier change: the newest of the record. */
async function begunAs(
  ports: RehearsalPorts,
  contract: string,
  record: RecordRef,
  { admission, handoffId }: { readonly admission: Admission; readonly handoffId: HandoffId },
): Promise<HandoffId | undefined> {
  if ((await ports.rows.get(subjectId('handoff', handoffId))) !== undefined) return handoffId;
  if (!isByBaton(admission)) return undefined;
  const newest = (await handoffRowsOf(ports, record)).find((row) => row.contract === contract);
  return newest === undefined ? undefined : handoffIdSchema.parse(subjectParts(newest.subjectId).id);
}

function isByBaton(admission: Admission): boolean {
  if (admission.kind === 'elsewhere') return admission.byBaton === true;
  return admission.kind === 'ignored' && admission.because === 'set-by-baton';
}

/** The change by which the record got the value that it has now. */
function presentEvent(
  record: RecordRef,
  { properties }: VendorRecord,
  { contract }: AdmissionRules,
  now: string,
): SourceEvent {
  const { property } = contract.trigger;
  const present = properties[property];
  return {
    ...{ record, property, value: present?.value ?? '', occurredAt: present?.since ?? now },
    ...(present?.changedBy === undefined ? {} : { userId: present.changedBy }),
  };
}
