import type { Owner } from '../portal/owner.ts';
import type { PropertyDefinition } from '../portal/property-definition.ts';
import type { Values } from '../portal/record.ts';
import { ApiError } from './api-error.ts';

/** One property that HubSpot refuses. */
export interface InvalidProperty {
  readonly name: string;
  readonly error: string;
  readonly message: string;
}

/** What values are checked against. */
export interface ValidationRules {
  readonly definitions: readonly PropertyDefinition[];
  readonly owners: readonly Owner[];
  readonly portalId: number;
}

/** Throws the 400 that lists every bad property: one alone fails the whole write. */
export function validateProperties(values: Values, rules: ValidationRules): void {
  const problems = Object.entries(values).flatMap(([name, value]) => problemOf(name, value, rules) ?? []);
  if (problems.length > 0) throw invalidProperties(problems, rules.portalId);
}

/**
 * The documented 400: the details are JSON inside the message.
 * Source: HubSpot's error-handling guide and changelog.
 */
export function invalidProperties(problems: readonly InvalidProperty[], portalId: number): ApiError {
  const items = problems.map(({ name, error, message }) => ({
    isValid: false,
    message,
    error,
    name,
    localizedErrorMessage: message,
    portalId,
  }));
  return new ApiError(400, {
    message: `Property values were not valid: ${JSON.stringify(items)}`,
    category: 'VALIDATION_ERROR',
  });
}

function problemOf(name: string, value: string, rules: ValidationRules): InvalidProperty | undefined {
  const definition = rules.definitions.find((candidate) => candidate.name === name);
  if (definition === undefined) {
    return { name, error: 'PROPERTY_DOESNT_EXIST', message: `Property "${name}" does not exist` };
  }
  if (definition.readOnly) {
    const message = `"${name}" is a read only property; its value cannot be set.`;
    return { name, error: 'READ_ONLY_VALUE', message };
  }
  if (value === '') return undefined;
  return definition.ownerReference ? ownerProblem(name, value, rules) : valueProblem(definition, value);
}

function ownerProblem(name: string, value: string, { owners }: ValidationRules): InvalidProperty | undefined {
  if (owners.some((owner) => owner.id === value)) return undefined;
  return { name, error: 'INVALID_OWNER_ID', message: `Owner ${value} does not exist` };
}

function valueProblem(definition: PropertyDefinition, value: string): InvalidProperty | undefined {
  const { name } = definition;
  switch (definition.type) {
    case 'enumeration':
      return optionProblem(definition, value);
    case 'number':
      if (Number.isFinite(Number(value))) return undefined;
      return { name, error: 'INVALID_INTEGER', message: `${value} was not a valid number` };
    case 'date':
    case 'datetime':
      if (/^\d+$/.test(value) || !Number.isNaN(Date.parse(value))) return undefined;
      return { name, error: 'INVALID_DATE', message: `${value} was not a valid date` };
    case 'bool':
      if (value === 'true' || value === 'false') return undefined;
      return {
        name,
        error: 'INVALID_OPTION',
        message: `${value} was not one of the allowed options: [true, false]`,
      };
    case 'string':
    case 'phone_number':
      return name === 'email' ? emailProblem(value) : undefined;
  }
}

function optionProblem(definition: PropertyDefinition, value: string): InvalidProperty | undefined {
  const { name } = definition;
  const allowed = definition.options.map((option) => option.value);
  const chosen =
    definition.fieldType === 'checkbox' ? value.split(';').filter((part) => part !== '') : [value];
  if (chosen.every((part) => allowed.includes(part))) return undefined;
  const message = `${value} was not one of the allowed options: [${allowed.join(', ')}]`;
  return { name, error: 'INVALID_OPTION', message };
}

function emailProblem(value: string): InvalidProperty | undefined {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return undefined;
  return { name: 'email', error: 'INVALID_EMAIL', message: `Email address ${value} is invalid` };
}
