import { expect, test } from 'vitest';
import { trace } from '#cli/commands/trace.ts';
import type { TraceApi } from '#cli/gather-trace.ts';
import { styleFor } from '#cli/output/style.ts';
import { RefusedError } from '#adapters/operator-api/errors.ts';
import { errorAnswerSchema } from '#domain/operator/operator-error.ts';
import { operatorRoutes } from '#domain/operator/routes.ts';
import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { acceptedWith } from '#test/scenario-support/holds.ts';
import { handoff, handoffs } from '#test/scenario-support/looking.ts';
import { offeredMany } from '#test/scenario-support/many.ts';
import { request } from '#test/scenario-support/operator.ts';
import { accept, inHand, mailsTo, MAYA_MAIL } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

/** The command as operators run it, without the network: by lines, with one `|` between columns. */
async function traceOf(stage: Stage, id: string): Promise<readonly string[]> {
  const ask = async (path: string) => {
    const { status, answer } = await request(stage, 'GET', path);
    if (status !== 200) throw new RefusedError('', status, errorAnswerSchema.parse(answer).error);
    return answer;
  };
  const api: TraceApi = {
    receipt: async (one) => operatorRoutes.receipt.answer.parse(await ask(`/operator/receipts/${one}`)),
    show: async (one) => operatorRoutes.show.answer.parse(await ask(`/operator/handoffs/${one}`)),
    trace: async (one) => operatorRoutes.trace.answer.parse(await ask(`/operator/handoffs/${one}/trace`)),
    attempts: async (one) =>
      operatorRoutes.attempts.answer.parse(await ask(`/operator/handoffs/${one}/attempts`)),
  };
  const { text } = await trace(api, id);
  return text(styleFor(false))
    .split('\n')
    .map((line) => line.replaceAll(/ {2,}/g, ' | '));
}

const indexOf = (lines: readonly string[], pattern: RegExp): number =>
  lines.findIndex((line) => pattern.test(line));

test('a handoff is told from the webhook to the system that shows its owner, in order', async () => {
  const stage = await offeredMany(1);
  await stage.pass(60);
  await accept(stage);
  const { handoffId, correlationId } = handoff(stage);
  const lines = await traceOf(stage, handoffId);
  const places = [
    / \| webhook \| event .* accepted$/,
    / \| mail \| the offer, to Maya Chen: seen to/,
    / \| log \| Maya Chen: .*accepted/,
    / \| HubSpot \| Baton looked: /,
    / \| HubSpot \| Baton wrote \(no\. 1\): /,
    / \| HubSpot \| Baton read back: /,
  ].map((pattern) => indexOf(lines, pattern));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(await traceOf(stage, correlationId)).toEqual(lines);
});

test('what is held is told to whom its incident was told', async () => {
  const drop = { does: 'say yes and drop it' } as const;
  const stage = await acceptedWith(drop, drop, drop);
  const lines = await traceOf(stage, handoff(stage).handoffId);
  expect(
    indexOf(lines, / \| mail \| word of the incident, to the operations mailbox: seen to/),
  ).toBeGreaterThan(0);
  expect(indexOf(lines, / \| mail \| word of the incident, to [A-Z].*: seen to/)).toBeGreaterThan(0);
});

test('of an outage that came more than once, each handoff is shown the word of its own', async () => {
  const stage = await offeredMany(1);
  const outage = async () => {
    stage.hubspot.outage = { does: 'answer', status: 401 };
    await accept(stage, inHand(mailsTo(stage, MAYA_MAIL, 'offer').at(-1)));
    await stage.pass(HOUR);
    stage.hubspot.outage = undefined;
    await stage.pass(2 * HOUR);
  };
  await outage();
  await stage.pass(3 * DAY);
  seedContact(stage, '502');
  await setLifecycle(stage, 'salesqualifiedlead', '502');
  await outage();
  for (const { handoffId } of handoffs(stage)) {
    const lines = await traceOf(stage, handoffId);
    const told = lines.filter((line) => line.includes(' | mail | word of the incident, to Lena Fischer: '));
    expect(told).toHaveLength(1);
  }
});
