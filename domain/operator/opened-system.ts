import { systemName } from '../story/words.ts';
import { CONSENTING_SYSTEMS } from './credential-note.ts';
import { CREDENTIAL_OF } from './requests.ts';
import type { SecretName } from './requests.ts';

/** The system that a secret opens, for people. */
export function openedSystem(name: SecretName): string {
  const system = CONSENTING_SYSTEMS.find((one) => CREDENTIAL_OF[one] === name);
  return systemName(system ?? (name === 'slack-bot-token' ? 'slack' : name));
}
