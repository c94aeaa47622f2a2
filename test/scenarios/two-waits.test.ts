import { expect, test } from 'vitest';
import { incidentAnswerSchema } from '#domain/operator/incidents.ts';
import { handoff, handoffs, incidents, openIncidents } from '#test/scenario-support/looking.ts';
import { request } from '#test/scenario-support/operator.ts';
import { accept, LENA_MAIL, look, mailsTo } from '#test/scenario-support/people.ts';
import { contractOver, offeredUnder, salesforceTarget } from '#test/scenario-support/several-systems.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { count } from '../unit/views/hostile.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** HubSpot is down, and where the lead is in Salesforce is known from HubSpot: both targets of the handoff wait for it. */
async function bothWait(): Promise<Stage> {
  const stage = await offeredUnder(contractOver(salesforceTarget));
  stage.hubspot.outage = { does: 'answer', status: 503 };
  await accept(stage);
  await stage.pass(HOUR);
  expect(handoffs(stage)).toHaveLength(1);
  expect(openIncidents(stage)).toMatchObject([{ members: { length: 2 } }]);
  return stage;
}

const idOf = (stage: Stage): string => incidents(stage)[0]?.id ?? '';

async function shown(stage: Stage) {
  const { answer } = await request(stage, 'GET', `/operator/incidents/${idOf(stage)}`);
  return incidentAnswerSchema.parse(answer);
}

const naming = (id: string, story: readonly { readonly sentence: string }[]): readonly string[] =>
  story.map(({ sentence }) => sentence).filter((sentence) => sentence.includes(id));

test('a handoff that waits for a system twice stands in its incident once, and leaves it once', async () => {
  const stage = await bothWait();
  const { handoffId } = handoff(stage);
  const waiting = await shown(stage);
  expect(waiting.held).toHaveLength(1);
  expect(naming(handoffId, waiting.story)).toEqual([]);
  stage.hubspot.outage = undefined;
  await stage.pass(HOUR);
  expect(handoff(stage).status).toBe('completed');
  expect(naming(handoffId, (await shown(stage)).story)).toEqual([
    `The handoff ${handoffId} no longer waits for it.`,
  ]);
});

test('the page of its incident in the overview names it once', async () => {
  const stage = await bothWait();
  const [, token = ''] = /\/overview\/(\w+)/.exec(mailsTo(stage, LENA_MAIL).at(-1)?.text ?? '') ?? [];
  const query = new URLSearchParams({ story: `incident#${idOf(stage)}` });
  const path = `/overview/${token}?${query.toString()}`;
  const { status, body } = await look(stage, { lambda: 'show-my-work', token, path });
  expect(status).toBe(200);
  expect(count(body, 'Amelia Hart, Northwind Robotics')).toBe(1);
});
