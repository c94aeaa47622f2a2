import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { NoSuchOptionError, NotSaidError } from '#cli/ask.ts';
import { newContract } from '#cli/commands/new-contract.ts';
import { BadDraftError } from '#cli/contracts/bad-draft.ts';
import type { DraftWish } from '#cli/commands/new-contract.ts';
import { checkLive } from '#cli/contracts/live-check.ts';
import { changedFolder } from '../contract/changed-folder.ts';
import { identity, runSandbox } from '../sandbox/running-sandbox.ts';

const { folder } = changedFolder();

const account = async () => ({ baseUrl: (await runSandbox()).url, token: identity.token });

const lead = { id: 'new-lead', object: 'contact', value: 'salesqualifiedlead', ask: 'maya-chen' };
const renewal = {
  ...{ id: 'renewal', object: 'deal', pipeline: '740281', value: '1180403', ask: 'priya-nair' },
  ...{ property: 'dealstage', owner: 'tom-okafor', title: 'Renewed contract' },
};

const written = (id: string): string => readFileSync(path.join(folder(), `${id}.yaml`), 'utf8');

describe('a new contract', () => {
  it.each([lead, renewal])('is a draft that passes both checks: $id', async (wish) => {
    const settings = await account();
    const { exitCode, data } = await newContract(settings, { folder: folder(), ...wish }, undefined);
    expect(data).toMatchObject({ problems: [] });
    expect(exitCode).toBe(0);
    expect((await checkLive(folder(), settings, {})).errors).toEqual([]);
  });

  it('has the values of the account with words of ours, and what was said', async () => {
    await newContract(await account(), { folder: folder(), ...renewal }, undefined);
    const text = written('renewal');
    expect(text).toContain('title: Renewed contract');
    expect(text).toContain('contractOwner: tom-okafor');
    expect(text).toContain('  status: renewed\n');
    expect(text).toMatch(/"?1180402"?: in-discussion\n/);
    expect(text).not.toContain('closedwon');
  });

  it('asks for what was not said, until there is an answer', async () => {
    const answers = ['new-lead', 'person', 'Contact', '', '', 'sales qualified lead', 'Lena Fischer', '1'];
    const questions: string[] = [];
    const terminal = async (question: string): Promise<string> => {
      questions.push(question);
      return answers.shift() ?? '';
    };
    await newContract(await account(), { folder: folder() }, terminal);
    expect(answers).toEqual([]);
    expect(questions[2]).toContain('  2  Deal (deal)\nWhat is handed over: ');
    expect(written('new-lead')).toMatch(/contractOwner: lena-fischer\n[^]*person: maya-chen\n/);
  });

  it.each([
    ['--value', { ...lead, value: undefined }],
    ['--id', { ...lead, id: undefined }],
    ['--ask', { ...lead, ask: undefined }],
  ])('needs %s where nobody can be asked', async (flag, { id, object, value, ask }) => {
    const wish: DraftWish = {
      ...{ folder: folder(), object },
      ...(id === undefined ? {} : { id }),
      ...(value === undefined ? {} : { value }),
      ...(ask === undefined ? {} : { ask }),
    };
    const making = newContract(await account(), wish, undefined);
    await expect(making).rejects.toBeInstanceOf(NotSaidError);
    await expect(making).rejects.toMatchObject({ flag });
  });

  it('knows what was probably meant', async () => {
    const wish = { folder: folder(), ...lead, value: 'salesqualifedlead' };
    const making = newContract(await account(), wish, undefined);
    await expect(making).rejects.toBeInstanceOf(NoSuchOptionError);
    await expect(making).rejects.toThrow('Did you mean salesqualifiedlead?');
  });

  it('takes the place of no other', async () => {
    const settings = await account();
    await newContract(settings, { folder: folder(), ...lead }, undefined);
    const again = newContract(settings, { folder: folder(), ...lead, ask: 'jonas-weber' }, undefined);
    await expect(again).rejects.toBeInstanceOf(BadDraftError);
    expect(written('new-lead')).toContain('person: maya-chen');
  });
});
