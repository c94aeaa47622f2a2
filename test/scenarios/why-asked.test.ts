import { describe, expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import type { Directory, Person } from '#domain/contract/directory.ts';
import { personIdSchema, poolIdSchema } from '#domain/contract/ids.ts';
import { setLifecycle } from '#test/scenario-support/crm.ts';
import { newStage } from '#test/scenario-support/new-stage.ts';
import {
  decisionTo,
  decline,
  LENA_MAIL,
  look,
  mailsTo,
  MAYA_MAIL,
  PRIYA_MAIL,
  TOM_MAIL,
} from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';

const id = (name: string) => personIdSchema.parse(name);
const pool = poolIdSchema.parse('sales');
const HOUR = 60 * 60;

const withMaya = (more: Partial<Person>): Directory => ({
  ...sampleDirectory,
  people: sampleDirectory.people.map((one) => (one.id === 'maya-chen' ? { ...one, ...more } : one)),
  pools: [{ id: pool, members: [id('maya-chen'), id('priya-nair')] }],
});
const away = { from: '2030-01-31T00:00:00.000Z', until: '2030-02-01T08:00:00.000Z' };
const fallback: Partial<Contract> = { fallback: { person: id('priya-nair') } };

async function asked(more: Partial<Contract>, directory = withMaya({})): Promise<Stage> {
  const stage = newStage({ ...sampleContract, ...more }, directory);
  await setLifecycle(stage, 'salesqualifiedlead');
  return stage;
}

const why = (stage: Stage, address: string): string | undefined =>
  /Why you: (.*)/.exec(mailsTo(stage, address, 'offer').at(-1)?.text ?? '')?.[1];

describe('the mail says why its reader is asked', () => {
  test('by turn', async () => {
    const stage = await asked({ routing: { strategy: 'round-robin', pool } });
    expect(why(stage, MAYA_MAIL)).toBe('it is your turn.');
  });

  test('by load', async () => {
    const stage = await asked({ routing: { strategy: 'least-loaded', pool } });
    expect(why(stage, MAYA_MAIL)).toBe('you have the least to do at the moment.');
  });

  test('by the owner of the record', async () => {
    const stage = await asked({
      routing: { strategy: 'record-owner' },
      candidates: { mayBeGiver: true, onlyInWorkingHours: false, whenNobody: 'hold' },
    });
    expect(why(stage, TOM_MAIL)).toBe('HubSpot names you as the owner of the record.');
  });

  test('for somebody who is away', async () => {
    const stage = await asked({}, withMaya({ away: [{ ...away, delegate: id('priya-nair') }] }));
    expect(why(stage, PRIYA_MAIL)).toBe('Maya Chen is away, so you are asked instead.');
  });

  test('after somebody who did not answer', async () => {
    const stage = await asked(fallback);
    await stage.pass(4 * HOUR);
    expect(why(stage, PRIYA_MAIL)).toBe('Maya Chen did not answer, so you are asked instead.');
  });

  test('after somebody who said no', async () => {
    const stage = await asked(fallback);
    await decline(stage);
    expect(why(stage, PRIYA_MAIL)).toBe('Maya Chen said no, so you are asked instead.');
  });

  test('when nobody else can be asked', async () => {
    const stage = await asked(fallback, withMaya({ away: [away] }));
    expect(why(stage, PRIYA_MAIL)).toBe('nobody else can be asked at the moment, so you are asked instead.');
  });

  test('as the manager, and then on call', async () => {
    const escalation: Contract['escalation'] = ['manager', { person: id('tom-okafor') }];
    const stage = await asked(
      { ...fallback, escalation, onCall: id('tom-okafor') },
      withMaya({ manager: id('lena-fischer') }),
    );
    await stage.pass(8 * HOUR);
    const nobody = 'Maya Chen and Priya Nair did not answer';
    expect(why(stage, LENA_MAIL)).toBe(`${nobody}, so it comes to you: you are the manager.`);
    await stage.pass(4 * HOUR);
    expect(why(stage, TOM_MAIL)).toMatch(/, so it comes to you: you are on call\.$/);
  });

  test('as a step of the escalation who is not on call', async () => {
    const stage = await asked({ ...fallback, escalation: [{ person: id('tom-okafor') }] });
    await stage.pass(8 * HOUR);
    expect(why(stage, TOM_MAIL)).toBe(
      'Maya Chen and Priya Nair did not answer, so it comes to you, whom the contract names for this case.',
    );
  });
});

test('whoever decides when nobody can be asked reads who was left out, and why', async () => {
  const stage = await asked({}, withMaya({ away: [away] }));
  const { body } = await look(stage, decisionTo(stage));
  expect(body).toContain('<h1>Nobody can be asked</h1>');
  expect(body).toContain('Nobody can be asked now: Maya Chen is away.');
});
