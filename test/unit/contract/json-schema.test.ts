import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { contractJsonSchema } from '#cli/contracts/json-schema.ts';
import { textOf } from './sample.ts';

const published = readFileSync(
  path.resolve(import.meta.dirname, '../../../docs/contract.schema.json'),
  'utf8',
);
// The patterns say what these formats say.
const formats = { date: true, 'date-time': true } as const;
const accepts = new Ajv2020({ strict: false, formats }).compile(JSON.parse(published));

describe('the published JSON Schema', () => {
  it('is fresh (`node cli/contracts/main.ts schema` writes it)', () => {
    expect(published).toBe(contractJsonSchema());
  });

  it.each(['kickoff.yaml', 'sales-qualified-lead.yaml'])('accepts the shipped %s', (name) => {
    expect(accepts(parse(textOf(name)))).toBe(true);
  });

  it('refuses a misspelt field', () => {
    const misspelt = textOf('sales-qualified-lead.yaml').replace('contractOwner:', 'contractowner:');
    expect(accepts(parse(misspelt))).toBe(false);
  });
});
