import { expect, test } from 'vitest';
import { MAYA } from '#test/scenario-support/crm.ts';
import { facts, handoff, incidents } from '#test/scenario-support/looking.ts';
import { accept } from '#test/scenario-support/people.ts';
import { boardOf, boardTarget } from '#test/scenario-support/service-board.ts';
import {
  contractOver,
  MAYA_ON_BOARD,
  offeredUnder,
  salesforceTarget,
} from '#test/scenario-support/several-systems.ts';

test('a system that the team describes itself shows who accepted, besides HubSpot', async () => {
  const stage = await offeredUnder(contractOver(boardTarget));
  const board = await boardOf(stage);
  expect(await board.tickets()).toEqual([]);
  await accept(stage);
  const { status, handoffId } = handoff(stage);
  expect(status).toBe('completed');
  expect(stage.hubspot.value('501', 'hubspot_owner_id')).toBe(MAYA);
  expect(await board.tickets()).toMatchObject([
    {
      ...{ assignee: { id: MAYA_ON_BOARD }, title: 'Kickoff: Northwind Robotics' },
      ...{ externalKey: `baton-${handoffId}`, archived: false },
    },
  ]);
  const verified = facts(stage, 'TargetVerified').map(({ target }) => target);
  expect(verified.toSorted()).toEqual(['http-board', 'hubspot']);
});

test.each(['applied-then-timeout', 'error-in-success', 'server-error', 'html', 'reset', 'locked', 'dropped'])(
  'and it has one ticket and no more after %s, with nobody involved',
  async (fault) => {
    const stage = await offeredUnder(contractOver(boardTarget));
    const board = await boardOf(stage);
    await board.fault(fault);
    await accept(stage);
    await stage.pass(600);
    expect(handoff(stage).status).toBe('completed');
    expect(await board.tickets()).toMatchObject([{ assignee: { id: MAYA_ON_BOARD } }]);
    expect(incidents(stage)).toEqual([]);
  },
);

test('and what was made there is archived if another system refuses for good', async () => {
  const contract = contractOver(boardTarget, salesforceTarget);
  const stage = await offeredUnder({ ...contract, whenPartial: 'roll-back' });
  const board = await boardOf(stage);
  stage.salesforce.faults.push({ does: 'refuse', because: 'INVALID_OWNER', permanent: true });
  await accept(stage);
  await stage.pass(600);
  expect(facts(stage, 'TargetReversed').map(({ target }) => target)).toContain('http-board');
  expect(await board.tickets()).toMatchObject([{ archived: true }]);
});
