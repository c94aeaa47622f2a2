import { expect, test } from 'vitest';
import { personIdSchema } from '#domain/contract/ids.ts';
import { handoff, openIncidents } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { operate } from '#test/scenario-support/operator.ts';
import { decisionTo, look, mailsTo, TOM_MAIL } from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { HOUR } from '#test/scenario-support/starts.ts';
import { chainContract } from '../unit/contract/sample.ts';

const away = { from: '2030-01-31T11:00:00Z', until: '2030-02-05T08:00:00Z', reason: 'ill' };

/** Maya, of the three one more, and at last Lena are asked. */
async function lenaAsked(): Promise<Stage> {
  const stage = await offered({
    ...chainContract,
    candidates: { ...chainContract.candidates, mayBeGiver: true },
    escalation: [{ person: personIdSchema.parse('lena-fischer') }],
    contractOwner: personIdSchema.parse('tom-okafor'),
  });
  await stage.pass(4 * HOUR);
  await stage.pass(4 * HOUR);
  expect(handoff(stage)).toMatchObject({ status: 'offered', offer: { to: 'lena-fischer' } });
  return stage;
}

async function goneAtLast(): Promise<Stage> {
  const stage = await lenaAsked();
  const { status } = await operate(stage, 'POST', '/operator/people/lena-fischer/absences', away);
  expect(status).toBe(200);
  return stage;
}

test('of everybody whom the contract names is told why they cannot be asked now', async () => {
  const stage = await goneAtLast();
  const leftOut = [
    { person: 'maya-chen', because: 'silent' },
    { person: 'jonas-weber', because: 'silent' },
    { person: 'priya-nair', because: 'no-longer-asked' },
    { person: 'lena-fischer', because: 'away' },
  ];
  expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'nobody-to-ask', leftOut } });
  expect(openIncidents(stage)).toMatchObject([{ cause: { kind: 'nobody-to-ask', leftOut } }]);
  const said =
    'Nobody can be asked now: Maya Chen did not answer, Jonas Weber did not answer, Priya Nair is no longer asked under the rules, and Lena Fischer is away.';
  expect(mailsTo(stage, TOM_MAIL).at(-1)?.text).toContain(said);
  expect((await look(stage, decisionTo(stage, TOM_MAIL))).body).toContain(said);
});

test('where the last does not answer either, that is told, and not all who came before', async () => {
  const stage = await lenaAsked();
  await stage.pass(4 * HOUR);
  expect(openIncidents(stage)[0]?.cause).toStrictEqual({ kind: 'expired', person: 'lena-fischer' });
});
