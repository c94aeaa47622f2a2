import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { contractJsonSchema, directoryJsonSchema, systemJsonSchema } from '#cli/contracts/json-schema.ts';
import { textOf } from './sample.ts';

const published = (name: string): string =>
  readFileSync(path.resolve(import.meta.dirname, '../../../docs', name), 'utf8');
// The patterns say what these formats say.
const formats = { date: true, 'date-time': true, email: true } as const;
const accepting = (name: string) =>
  new Ajv2020({ strict: false, formats }).compile(JSON.parse(published(name)));
const accepts = accepting('contract.schema.json');
const acceptsSystem = accepting('system.schema.json');
const acceptsDirectory = accepting('directory.schema.json');

describe('the published JSON Schemas', () => {
  it('are fresh (`node cli/contracts/main.ts schema` writes them)', () => {
    expect(published('contract.schema.json')).toBe(contractJsonSchema());
    expect(published('directory.schema.json')).toBe(directoryJsonSchema());
    expect(published('system.schema.json')).toBe(systemJsonSchema());
  });

  it.each(['kickoff.yaml', 'sales-qualified-lead.yaml'])('accept the shipped %s', (name) => {
    expect(accepts(parse(textOf(name)))).toBe(true);
    expect(textOf(name)).toContain('yaml-language-server: $schema=../docs/contract.schema.json');
  });

  it('accept the shipped description of a system, and refuse a misspelt field of it', () => {
    const text = textOf('systems/board.yaml');
    expect(text).toContain('yaml-language-server: $schema=../../docs/system.schema.json');
    expect(acceptsSystem(parse(text))).toBe(true);
    expect(acceptsSystem(parse(text.replace('idAt:', 'idat:')))).toBe(false);
  });

  it('refuse a misspelt field of a contract', () => {
    const misspelt = textOf('sales-qualified-lead.yaml').replace('contractOwner:', 'contractowner:');
    expect(accepts(parse(misspelt))).toBe(false);
  });

  it('accept the shipped directory, which names its schema, and refuse a misspelt field of a person', () => {
    const text = textOf('directory.yaml');
    expect(text).toContain('yaml-language-server: $schema=../docs/directory.schema.json');
    expect(acceptsDirectory(parse(text))).toBe(true);
    expect(acceptsDirectory(parse(text.replace('timeZone:', 'timezone:')))).toBe(false);
  });
});
