import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { compileContracts } from '#cli/contracts/compile.ts';
import { changedFolder } from './changed-folder.ts';

const LEAD = 'sales-qualified-lead.yaml';
const KICKOFF = 'kickoff.yaml';
const { folder, change, errors } = changedFolder(LEAD, KICKOFF);

/** The lead's contract once more, under another name. */
const copy = (id: string): void => {
  const text = readFileSync(path.join(folder(), LEAD), 'utf8');
  const renamed = text.replace('id: sales-qualified-lead', () => `id: ${id}`);
  writeFileSync(path.join(folder(), `${id}.yaml`), renamed);
};
/** In the tenth line, where the trigger begins without it. */
const after = (name: string, other: string): void =>
  change(name, 'trigger:\n', `after: ${other}\ntrigger:\n`);
const found = async () => (await errors()).map((error) => error.replace(/^(\S+):\d+:\d+/, '$1'));

beforeEach(() => {
  copy('security-review');
});

it('compiles the contract that has to be done first, by its name', async () => {
  after(LEAD, 'security-review');
  const result = await compileContracts(folder());
  const compiled = result.kind === 'compiled' ? result.bundle.contracts : [];
  expect(compiled.map(({ contract }) => [contract.id, contract.after])).toEqual([
    ['kickoff', undefined],
    ['sales-qualified-lead', 'security-review'],
    ['security-review', undefined],
  ]);
});

it('finds one that is not there, with its line and what was probably meant', async () => {
  after(LEAD, 'security-reviews');
  const text = readFileSync(path.join(folder(), LEAD), 'utf8');
  const line = text.slice(0, text.indexOf('after: security')).split('\n').length;
  expect(await errors()).toEqual([
    `${LEAD}:${line}:8 after: expected another contract of this folder, found "security-reviews" (did you mean security-review?)`,
  ]);
});

it('finds one that waits for itself', async () => {
  after(KICKOFF, 'kickoff');
  expect(await found()).toEqual([
    `${KICKOFF} after: expected another contract of this folder, found "kickoff"`,
  ]);
});

it('finds a circle in each contract of it, and nothing in one that only waits for them', async () => {
  copy('legal-review');
  copy('approval');
  after('approval.yaml', 'legal-review');
  after('legal-review.yaml', 'security-review');
  after('security-review.yaml', 'legal-review');
  const expected = 'after: expected an order in which no contract waits for itself, found';
  expect(await found()).toEqual([
    `legal-review.yaml ${expected} "legal-review after security-review after legal-review"`,
    `security-review.yaml ${expected} "security-review after legal-review after security-review"`,
  ]);
});

it('finds one about another kind of record', async () => {
  after(KICKOFF, 'security-review');
  expect(await found()).toEqual([
    `${KICKOFF} after: expected a contract about a deal, since both are about one record, found "security-review, about a contact"`,
  ]);
});

it('finds a contract that has a slip of its own all the same', async () => {
  after(LEAD, 'security-review');
  change('security-review.yaml', 'rounds: 1', 'rounds: none');
  expect(await found()).toEqual([expect.stringContaining('security-review.yaml rounds')]);
});
