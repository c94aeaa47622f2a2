import type { AdmissionRules } from '#domain/admission/admission.ts';
import type { Mode } from '#domain/contract/mode.ts';
import { stricterOf } from '#domain/contract/mode.ts';
import type { AdmissionPorts } from './arrived-event.ts';

type Rules = Pick<AdmissionRules, 'contract'>;

/** What the contract and the stage allow. */
export function modeUnder(ports: Pick<AdmissionPorts, 'mode'>, { contract }: Rules): Mode {
  return stricterOf(ports.mode, contract.mode);
}

/** Whether nothing but observing is allowed under any of these contracts. */
export function areObserved(ports: Pick<AdmissionPorts, 'mode'>, versions: readonly Rules[]): boolean {
  return versions.every((version) => modeUnder(ports, version) === 'observe');
}
