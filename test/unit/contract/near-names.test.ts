import { describe, expect, it } from 'vitest';
import { compileContracts } from '#cli/contracts/compile.ts';
import { changedFolder } from './changed-folder.ts';

const { folder, change, lineNow } = changedFolder('kickoff.yaml');

const warnings = async (): Promise<readonly string[]> => {
  const result = await compileContracts(folder());
  if (result.kind === 'errors') throw new Error(result.errors.join('\n'));
  return result.warnings.map(({ message }) => message.replace(`${folder()}/`, ''));
};

describe('a name that is nearly one of the contract', () => {
  it('is told in a placeholder, with what was probably meant', async () => {
    change('kickoff.yaml', '{dealname}', '{dealnam}');
    expect(await warnings()).toEqual([
      `kickoff.yaml:${lineNow('kickoff.yaml', '{dealnam}')}:23 sync.targets.1.fields.name.text: expected a property that the contract names in inputs or show, or another one of the record, found "dealnam" (did you mean dealname?)`,
    ]);
  });

  it('is told in from: too', async () => {
    change('kickoff.yaml', "{ text: 'Kickoff: {dealname}' }", '{ from: delname }');
    expect(await warnings()).toEqual([
      expect.stringMatching(/fields\.name\.from: .*did you mean dealname\?/),
    ]);
  });

  it('is nothing where it is another property, though it holds the name of one', async () => {
    change('kickoff.yaml', '{dealname}', '{amount_in_home_currency} {phone} {dealname} {createdate}');
    expect(await warnings()).toEqual([]);
  });

  it('is nothing in what is shipped', async () => {
    expect(await warnings()).toEqual([]);
  });
});
