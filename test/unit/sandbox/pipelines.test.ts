import { expect, test } from 'vitest';
import { ask, runSandbox } from './running-sandbox.ts';

interface Stage {
  readonly id: string;
  readonly metadata: Readonly<Record<string, string>>;
}
interface Pipeline {
  readonly id: string;
  readonly stages: readonly Stage[];
}

test.each(['/crm/v3/pipelines/deals', '/crm/pipelines/2026-09/deals', '/crm/pipelines/2026-09/0-3'])(
  '%s lists the pipelines of deals with their stages',
  async (path) => {
    const { status, body } = await ask<{ results: Pipeline[] }>(await runSandbox(), 'GET', path);
    expect(status).toBe(200);
    expect(body.results.map(({ id }) => id)).toEqual(['default', '740281']);
    expect(body.results[0]?.stages.find(({ id }) => id === 'closedwon')).toMatchObject({
      ...{ label: 'Closed Won', displayOrder: 5, archived: false },
      metadata: { isClosed: 'true', probability: '1.0' },
    });
  },
);

test('one pipeline is found by its id, and an unknown one is not found', async () => {
  const sandbox = await runSandbox();
  const path = '/crm/v3/pipelines/deals';
  expect((await ask<Pipeline>(sandbox, 'GET', `${path}/740281`)).body).toMatchObject({ displayOrder: 1 });
  expect((await ask(sandbox, 'GET', `${path}/none`)).status).toBe(404);
});

test('every stage of every pipeline is a value of the stage property', async () => {
  const sandbox = await runSandbox();
  const { body } = await ask<{ results: Pipeline[] }>(sandbox, 'GET', '/crm/v3/pipelines/deals');
  const stages = body.results.flatMap((pipeline) => pipeline.stages.map(({ id }) => id));
  const property = await ask<{ options: { value: string }[] }>(
    sandbox,
    'GET',
    '/crm/v3/properties/deals/dealstage',
  );
  expect(property.body.options.map(({ value }) => value)).toEqual(stages);
});

test('a kind of object without stages has no pipelines', async () => {
  const { body } = await ask<{ results: Pipeline[] }>(
    await runSandbox(),
    'GET',
    '/crm/pipelines/2026-09/contacts',
  );
  expect(body.results).toEqual([]);
});
