import { expect, test } from 'vitest';
import { memoryPorts } from '#adapters/memory/ports.ts';
import { createWorld } from '#adapters/memory/world.ts';
import { contractDigest } from '#domain/contract/contract-digest.ts';
import { checkSystems } from '#lambdas/look-up/routes/check-systems.ts';
import { boardTarget } from '#test/scenario-support/service-board.ts';
import { sampleContract, sampleDirectory } from '../contract/sample.ts';

const since = '2030-01-31T12:00:00.000Z';

const settings = { stepSeconds: 60, planLeaseSeconds: 30, claimSeconds: 30, backoffSeconds: 1 };

const boardContract = { ...sampleContract, sync: { targets: [...sampleContract.sync.targets, boardTarget] } };

function stageWith(contract = boardContract) {
  const world = createWorld();
  const bundle = {
    contracts: [{ digest: contractDigest(contract), contract }],
    directory: sampleDirectory,
  };
  const secretsAdmin = {
    names: ['hubspot-token', 'http-board'] as const,
    look: async () => ({ since: '2030-01-01T00:00:00.000Z' }),
  };
  const check = async () => {
    const checks = await checkSystems({ ...memoryPorts(world), bundle, settings, secretsAdmin });
    return checks.find(({ name }) => name === 'system Board');
  };
  return { world, check };
}

test('of a system that a team describes itself the doctor does not say that it answers, if nobody has asked it', async () => {
  const { check } = stageWith();
  expect(await check()).toMatchObject({ ok: true, found: expect.stringMatching(/^not checked: /) as string });
});

test('nor if no contract writes to it', async () => {
  const { check } = stageWith(sampleContract);
  expect(await check()).toMatchObject({ ok: true, found: 'not checked: no contract writes to it' });
});

test('but what its workers have met', async () => {
  const { world, check } = stageWith();
  const known = { because: 'consent', since, times: 3, until: '2030-01-31T12:15:00.000Z' } as const;
  world.health.set('http-board', { version: 1, circuit: { kind: 'open', ...known } });
  expect(await check()).toMatchObject({ ok: false, found: expect.stringContaining('Board') as string });
  world.health.set('http-board', { version: 2, circuit: { kind: 'closed', faults: 0 } });
  expect(await check()).toMatchObject({ ok: true, found: 'answers' });
});
