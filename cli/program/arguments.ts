import { InvalidArgumentError } from 'commander';
import { closestOf } from '#domain/contract/closest.ts';
import { CONSENTING_SYSTEMS } from '#domain/operator/credential-note.ts';
import type { ConsentingSystem } from '#domain/operator/credential-note.ts';
import { SECRET_NAMES, secretNameSchema } from '#domain/operator/requests.ts';
import type { SecretName } from '#domain/operator/requests.ts';

export const SECRETS = [...SECRET_NAMES, 'http-<name>'].join(' or ');

export function handoffId(text: string): string {
  return filled(text, 'the id of a handoff or of a blocked event, as `npx baton list` shows it');
}

export function incidentId(text: string): string {
  return filled(text, 'the id of an incident, as `npx baton incidents list` shows it');
}

export function receiptId(text: string): string {
  return filled(text, 'the id of a receipt, as the answer to the webhook gave it');
}

export interface RecordNamed {
  readonly object: string;
  readonly id: string;
}

/** An id alone is that of the kind of record that the contract is about. */
export function recordNamed(text: string): RecordNamed {
  const [, object = 'record', id] = /^(?:(?:hubspot:)?([a-z]+)[/:])?(\d+)$/.exec(text) ?? [];
  if (id !== undefined) return { object, id };
  throw new InvalidArgumentError(
    'It must be the kind and id of a record, such as contact/501 or hubspot:contact:501.',
  );
}

export function secretName(text: string): SecretName {
  const name = secretNameSchema.safeParse(text).data;
  if (name !== undefined) return name;
  throw new InvalidArgumentError(`It must be the name of a secret: ${SECRETS}.${meant(text, SECRET_NAMES)}`);
}

export function consentingSystem(text: string): ConsentingSystem {
  const system = CONSENTING_SYSTEMS.find((one) => one === text);
  if (system !== undefined) return system;
  throw new InvalidArgumentError(
    `It must be a system: ${CONSENTING_SYSTEMS.join(' or ')}.${meant(text, CONSENTING_SYSTEMS)}`,
  );
}

export function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new InvalidArgumentError('It must be a whole number, 1 or more.');
}

function meant(word: string, known: readonly string[]): string {
  const near = closestOf(word, known);
  return near === undefined ? '' : ` Did you mean ${near}?`;
}

function filled(text: string, expected: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError(`It must be ${expected}.`);
}
