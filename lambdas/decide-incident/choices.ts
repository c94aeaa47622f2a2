import type { Ports } from '#application/ports.ts';
import type { Candidate } from '#domain/handoff/hold-cause.ts';
import type { Incident } from '#domain/incident/incident.ts';
import type { Option } from '#views/offer.ts';
import type { DecisionChoice } from '#views/pages/decision-choices.tsx';
import { isSkippable } from './skippable.ts';

/** What can be done about an incident, by its cause: every hold can be left by each of its ways. */
export function choicesFor(incident: Incident, bundle: Ports['bundle']): readonly DecisionChoice[] {
  const { cause, contract: contractId } = incident;
  const people = bundle.directory.people.map(({ id, name }) => ({ value: id, label: name }));
  switch (cause.kind) {
    case 'declined':
    case 'returned':
    case 'expired':
    case 'nobody-to-ask':
    case 'undeliverable':
    case 'moved-on':
    case 'owner-changed':
    case 'infrastructure':
    case 'storm':
    case 'outside-pilot':
      return [{ kind: 'retry' }, { kind: 'give-to', people }, { kind: 'cancel' }];
    case 'mismatch':
    case 'target-failed':
      return [
        { kind: 'retry' },
        { kind: 'give-to', people },
        ...(hasOtherTargets(contractId, bundle) ? WITH_OTHER_TARGETS : []),
        { kind: 'cancel' },
      ];
    case 'rolled-back':
      return [{ kind: 'retry' }, { kind: 'give-to', people }, { kind: 'cancel' }];
    case 'partial-rollback':
      return [{ kind: 'retry' }, { kind: 'cancel' }];
    case 'contradiction':
      return [
        ...(cause.candidates === undefined ? [{ kind: 'retry', isAllTheSame: true } as const] : []),
        { kind: 'give-to', people: candidatesFirst(people, cause.candidates ?? []) },
        { kind: 'cancel' },
      ];
    case 'not-started':
      return [{ kind: 'started' }, { kind: 'give-to', people }, { kind: 'ask-next' }, { kind: 'cancel' }];
    case 'ambiguous':
      return [{ kind: 'give-to', people: candidatesFirst(people, cause.candidates) }, { kind: 'cancel' }];
    case 'target-deferred':
      return [...(isSkippable(incident, bundle) ? [{ kind: 'skip' } as const] : []), { kind: 'cancel' }];
    case 'unmapped': {
      const contract = bundle.contracts.find((version) => version.contract.id === contractId)?.contract;
      const statuses = [...new Set(Object.values(contract?.statusMap ?? {}))].map((status) => ({
        value: status,
        label: status,
      }));
      const { property, value } = cause;
      return [
        { kind: 'correct-and-release', property, value, statuses },
        { kind: 'retry' },
        { kind: 'discard' },
      ];
    }
    case 'missing-input':
    case 'malformed':
    case 'unreadable-record':
      return [{ kind: 'retry' }, { kind: 'discard' }];
    case 'reflect-failed':
    case 'status-failed':
      return [{ kind: 'retry' }];
    case 'notice-failed':
    case 'dead-letters':
      return [{ kind: 'seen-to' }];
  }
}

/** Without other targets there is nothing to go on with, and nothing else to take back. */
const WITH_OTHER_TARGETS: readonly DecisionChoice[] = [{ kind: 'skip' }, { kind: 'roll-back' }];

function hasOtherTargets(contractId: string | undefined, { contracts }: Ports['bundle']): boolean {
  const contract = contracts.find((version) => version.contract.id === contractId)?.contract;
  return contract !== undefined && contract.sync.targets.length > 1;
}

function candidatesFirst(people: readonly Option[], candidates: readonly Candidate[]): readonly Option[] {
  const isCandidate = ({ value }: Option): boolean => candidates.some(({ person }) => person === value);
  return [...people.filter(isCandidate), ...people.filter((person) => !isCandidate(person))];
}
