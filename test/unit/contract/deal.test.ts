import { describe, expect, it } from 'vitest';
import { changedFolder } from './changed-folder.ts';
import { kickoffContract } from './sample.ts';

const NAME = 'kickoff.yaml';
const { change, errors, lineNow } = changedFolder(NAME);

describe('a contract about deals', () => {
  it('names the pipeline whose stages count', () => {
    expect(kickoffContract.trigger).toEqual({
      ...{
        occurrence: 'each-time',
        source: 'hubspot',
        object: 'deal',
        pipeline: 'default',
        property: 'dealstage',
        status: 'won',
      },
    });
  });

  it('cannot leave it out', async () => {
    change(NAME, '  pipeline: default\n', '');
    expect(await errors()).toEqual([
      `${NAME}:${String(lineNow(NAME, 'trigger:'))}:1 trigger.pipeline: expected the internal id of a pipeline, found nothing`,
    ]);
  });

  it('links to deals', async () => {
    change(NAME, 'record/0-3/', 'record/0-1/');
    const [error, ...others] = await errors();
    expect(error).toContain('recordLink: expected the address of a deal, with 0-3, found 0-1');
    expect(others).toEqual([]);
  });

  it('is no contract about contacts, which have no pipeline', async () => {
    change(NAME, 'object: deal', 'object: contact');
    const [error] = await errors();
    expect(error).toContain('trigger.pipeline: expected one of source, object, property, status');
  });

  it('is told which kinds there are', async () => {
    change(NAME, 'object: deal', 'object: deals');
    const [error] = await errors();
    expect(error).toContain('expected one of contact, deal, found "deals" (did you mean deal?)');
  });
});
