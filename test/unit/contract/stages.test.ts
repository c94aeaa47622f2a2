import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkStages, NoSuchStageError } from '#cli/contracts/stages.ts';
import { TARGET } from './named-board.ts';
import { contractsFolder } from './sample.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'stages-'));
  cpSync(contractsFolder, path.join(root, 'contracts'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const KICKOFF = 'contracts/kickoff.yaml';
const ALL = { salesforce: {}, asana: {} };

const stagesAre = (stages: Readonly<Record<string, object>>): void =>
  writeFileSync(path.join(root, 'cdk.json'), JSON.stringify({ context: { stages } }));

const nameBoard = (): void => {
  const file = path.join(root, KICKOFF);
  writeFileSync(file, readFileSync(file, 'utf8') + TARGET);
};

/** What is found, without the temporary folder. */
const found = async (stage?: string) => {
  const { errors, warnings } = await checkStages(path.join(root, 'contracts'), stage);
  const plain = (all: typeof errors) => all.map(({ message }) => message.replace(`${root}/`, ''));
  return { errors: plain(errors), warnings: plain(warnings) };
};

describe('a system that contracts name', () => {
  it('is in order where every stage has it', async () => {
    nameBoard();
    stagesAre({ production: { ...ALL, http: { board: {} } }, local: { ...ALL, http: { board: {} } } });
    expect(await found()).toEqual({ errors: [], warnings: [] });
    expect(await found('local')).toEqual({ errors: [], warnings: [] });
  });

  it('is an error where no stage has it, with file, line, field and the one that was meant', async () => {
    nameBoard();
    stagesAre({ production: ALL, local: { ...ALL, http: { bord: {} } } });
    expect(await found()).toEqual({
      errors: [
        expect.stringMatching(
          /^contracts\/kickoff\.yaml:\d+:13 sync\.targets\.2\.name: expected a system that a stage has in cdk\.json, where http\.board is missing from all, found "board" \(did you mean bord\?\)$/,
        ),
      ],
      warnings: [],
    });
  });

  it('is a warning where only some stages have it, and an error for the one that is asked for', async () => {
    stagesAre({ production: { salesforce: {} }, local: ALL });
    const said =
      /sync\.targets\.1\.system: expected a system that the stage production has in cdk\.json, where asana is missing, found "asana"$/;
    expect(await found()).toEqual({ errors: [], warnings: [expect.stringMatching(said)] });
    expect(await found('production')).toEqual({ errors: [expect.stringMatching(said)], warnings: [] });
    expect(await found('local')).toEqual({ errors: [], warnings: [] });
  });

  it('is held against nothing where there are no stages', async () => {
    nameBoard();
    expect(await found()).toEqual({ errors: [], warnings: [] });
  });

  it('cannot be held against a stage that is not there', async () => {
    stagesAre({ production: ALL });
    await expect(found('prodution')).rejects.toThrow(new NoSuchStageError('prodution', ['production']));
    await expect(found('prodution')).rejects.toThrow('(did you mean production?), which has production.');
  });
});
