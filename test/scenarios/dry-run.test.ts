import { describe, expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import { personIdSchema, poolIdSchema, statusSchema } from '#domain/contract/ids.ts';
import { dryRunAnswerSchema } from '#domain/operator/dry-run.ts';
import type { DryRunAnswer, DryRunStep } from '#domain/operator/dry-run.ts';
import { addSeconds } from '#domain/time.ts';
import { CONTACT, JONAS_USER, seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { facts, handoff } from '#test/scenario-support/looking.ts';
import { newStage, offered } from '#test/scenario-support/new-stage.ts';
import { pause, request } from '#test/scenario-support/operator.ts';
import { accept, decide, LENA_MAIL, mailsTo, offerTo, send } from '#test/scenario-support/people.ts';
import { awaitingStart } from '#test/scenario-support/starts.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { kickoffContract, sampleContract, sampleDirectory } from '../unit/contract/sample.ts';

const HOUR = 60 * 60;
const NOW = '2030-01-31T12:00:00.000Z';
const id = (name: string) => personIdSchema.parse(name);

/** Whose turn it is, twice, four hours each; then Priya, then their manager Tom, then Lena. */
const chain: Contract = {
  ...sampleContract,
  routing: { strategy: 'round-robin', pool: poolIdSchema.parse('account-executives') },
  rounds: 2,
  fallback: { person: id('priya-nair') },
  escalation: ['manager', { person: id('lena-fischer') }],
};

const path = (contract: string, record: string): string =>
  `/operator/contracts/${contract}/dry-run/${record}`;

const dryRun = async (stage: Stage, contactId = CONTACT): Promise<DryRunAnswer> => {
  const { status, answer } = await request(stage, 'GET', path(stage.contract.id, `contact/${contactId}`));
  expect(status).toBe(200);
  return dryRunAnswerSchema.parse(answer);
};

const offersOf = ({ steps }: DryRunAnswer): readonly string[] =>
  steps
    .filter(({ kind }) => kind === 'asked')
    .map(({ to, because, acceptBy }) => [to?.id, because, acceptBy].join(' '));

const offersMade = (stage: Stage): readonly string[] =>
  facts(stage, 'OfferMade').map(({ to, because, expiresAt }) => [to, because, expiresAt].join(' '));

const last = ({ steps }: DryRunAnswer): DryRunStep | undefined => steps.at(-1);

/** The record gets its status, and nothing has come to us yet. */
const qualified = (stage: Stage): void => {
  stage.hubspot.set(CONTACT, { lifecyclestage: 'salesqualifiedlead' }, JONAS_USER);
};

describe('a dry run', () => {
  test('says what then happens to the second when nobody answers', async () => {
    const away = { from: NOW, until: addSeconds(NOW, 6 * HOUR) };
    const [maya, ...others] = sampleDirectory.people;
    if (maya === undefined) throw new Error('the sample directory is empty');
    const stage = newStage(chain, { ...sampleDirectory, people: [{ ...maya, away: [away] }, ...others] });
    qualified(stage);
    const said = await dryRun(stage);
    await setLifecycle(stage, 'salesqualifiedlead');
    await stage.pass(40 * HOUR);
    expect(offersMade(stage)).toHaveLength(4);
    expect(offersOf(said)).toEqual(offersMade(stage));
    expect(said.giver.id).toBe(handoff(stage).giver);
    expect(handoff(stage).status).toBe('held');
    expect(last(said)).toMatchObject({
      kind: 'held',
      at: addSeconds(NOW, 16 * HOUR),
      decider: { id: 'lena-fischer', name: 'Lena Fischer' },
      decideBy: addSeconds(NOW, (16 + 48) * HOUR),
    });
    expect(said.steps.filter(({ kind }) => kind === 'reminder').map(({ at }) => at)).toEqual(
      [3, 7, 11, 15].map((hours) => addSeconds(NOW, hours * HOUR)),
    );
  });

  test('says among whom the choice is, and why somebody is left out', async () => {
    const stage = newStage(chain);
    qualified(stage);
    const { steps } = await dryRun(stage);
    expect(steps[0]).toMatchObject({
      at: NOW,
      kind: 'asked',
      to: { id: 'maya-chen' },
      because: 'round-robin',
      considered: [{ id: 'maya-chen' }, { id: 'jonas-weber' }, { id: 'priya-nair' }],
      leftOut: [{ id: 'jonas-weber', name: 'Jonas Weber', because: 'is-giver' }],
      sentence: `Maya Chen is asked, whose turn it is, to accept by ${addSeconds(NOW, 4 * HOUR)}. In question: Maya Chen, Jonas Weber, Priya Nair (Jonas Weber hands it over).`,
    });
    const escalated = steps.find(({ level }) => level === 1);
    expect(escalated?.sentence).toContain(
      'Tom Okafor is asked, to whom it is escalated (step 1), to accept by',
    );
  });

  test('says of a fallback that cannot be asked why it is not, where nobody comes after it', async () => {
    const stage = newStage({ ...sampleContract, fallback: { person: id('jonas-weber') } });
    qualified(stage);
    expect(last(await dryRun(stage))?.sentence).toContain(
      'because Maya Chen did not answer in time, and nobody else can be asked (Jonas Weber hands it over): ',
    );
    await setLifecycle(stage, 'salesqualifiedlead');
    await stage.pass(5 * HOUR);
    expect(mailsTo(stage, LENA_MAIL)[0]?.text).toContain(
      'Nobody else can be asked: Jonas Weber hands it over.',
    );
  });

  test('says who of a step that is passed over was left out, and why', async () => {
    const escalation = [{ person: id('jonas-weber') }, { person: id('lena-fischer') }];
    const stage = newStage({ ...sampleContract, escalation });
    qualified(stage);
    const { steps } = await dryRun(stage);
    const escalated = steps.find(({ level }) => level === 2);
    expect(escalated).toMatchObject({
      to: { id: 'lena-fischer' },
      leftOut: [{ id: 'jonas-weber', because: 'is-giver' }],
    });
    expect(escalated?.sentence).toContain(
      'In question: Jonas Weber, Lena Fischer (Jonas Weber hands it over).',
    );
  });

  test('says by when whoever accepts has to start, where that is awaited', async () => {
    const stage = newStage(awaitingStart);
    qualified(stage);
    const { steps } = await dryRun(stage);
    expect(steps[0]?.sentence).toContain(
      `Whoever accepts at once has to start by ${addSeconds(NOW, 48 * HOUR)}.`,
    );
  });

  test('changes nothing, takes no turn and tells nobody', async () => {
    const stage = newStage(chain);
    qualified(stage);
    const first = await dryRun(stage);
    expect(await dryRun(stage)).toEqual(first);
    const { world, hubspot } = stage;
    expect([world.commits.size, world.rows.size, world.turns.size, world.mails.length]).toEqual([0, 0, 0, 0]);
    expect(hubspot.requests.map(({ method }) => method)).toEqual(['read', 'read']);
  });

  test('says who is next once a turn is taken', async () => {
    const stage = newStage(chain);
    await setLifecycle(stage, 'salesqualifiedlead');
    seedContact(stage, '502', { lifecyclestage: 'salesqualifiedlead' });
    expect((await dryRun(stage, '502')).steps[0]).toMatchObject({ to: { id: 'jonas-weber' } });
  });

  test('ends with a hold at once where nobody can be asked', async () => {
    const stage = newStage({
      ...sampleContract,
      routing: { strategy: 'named-person', person: id('jonas-weber') },
    });
    qualified(stage);
    const { steps } = await dryRun(stage);
    expect(steps).toMatchObject([{ kind: 'held', leftOut: [{ id: 'jonas-weber', because: 'is-giver' }] }]);
  });

  test('waits for somebody to come back where the contract does', async () => {
    const until = addSeconds(NOW, HOUR);
    const [maya, ...others] = sampleDirectory.people;
    if (maya === undefined) throw new Error('the sample directory is empty');
    const candidates = { ...sampleContract.candidates, whenNobody: 'wait' } as const;
    const people = [{ ...maya, away: [{ from: NOW, until }] }, ...others];
    const stage = newStage({ ...sampleContract, candidates }, { ...sampleDirectory, people });
    qualified(stage);
    const { steps } = await dryRun(stage);
    expect(steps.slice(0, 2)).toMatchObject([
      { kind: 'nobody-yet', at: NOW, until },
      { kind: 'asked', at: until, to: { id: 'maya-chen' } },
    ]);
  });
});

test('a dry run offers nothing before a pause of the contract ends, as it will be', async () => {
  const stage = newStage(chain);
  await pause(stage, '6h');
  qualified(stage);
  const said = await dryRun(stage);
  const until = addSeconds(NOW, 6 * HOUR);
  expect(said.steps.slice(0, 2)).toMatchObject([
    {
      kind: 'nobody-yet',
      at: NOW,
      until,
      sentence: `The contract is paused: nobody is asked before ${until}.`,
    },
    { kind: 'asked', at: until, acceptBy: addSeconds(NOW, 10 * HOUR) },
  ]);
  await setLifecycle(stage, 'salesqualifiedlead');
  await stage.pass(6 * HOUR);
  expect(offersMade(stage)).toHaveLength(1);
  expect(facts(stage, 'OfferMade').map(({ expiresAt }) => expiresAt)).toEqual([addSeconds(NOW, 10 * HOUR)]);
});

describe('what a dry run says of the beginning', () => {
  test('now, where the record is as the contract wants it', async () => {
    const stage = newStage();
    qualified(stage);
    expect((await dryRun(stage)).begins).toEqual({ kind: 'now' });
  });

  test('already, with the handoff', async () => {
    const stage = newStage();
    await setLifecycle(stage, 'salesqualifiedlead');
    expect((await dryRun(stage)).begins).toEqual({ kind: 'already', id: handoff(stage).handoffId });
  });

  test('already, though Baton itself gave it the status again', async () => {
    const setStatusTo = statusSchema.parse('marketing-qualified');
    const stage = await offered({ ...sampleContract, whenReturned: { setStatusTo } });
    stage.skip(60);
    await send(stage, offerTo(stage), { answer: 'return', 'return-reason': 'incomplete' });
    await stage.run();
    const already = { kind: 'already', id: handoff(stage).handoffId };
    expect((await dryRun(stage)).begins).toEqual(already);
    stage.skip(60);
    await decide(stage, { choice: 'retry' });
    await accept(stage);
    expect(handoff(stage).status).toBe('completed');
    expect((await dryRun(stage)).begins).toEqual(already);
  });

  test('what the contract and the stage allow, the stricter of both', async () => {
    const stage = newStage({ ...sampleContract, mode: 'pilot', pilot: [id('maya-chen')] });
    qualified(stage);
    expect(await dryRun(stage)).toMatchObject({
      mode: 'pilot',
      pilot: [{ name: 'Maya Chen' }, { name: 'Lena Fischer' }],
    });
    stage.mode = 'observe';
    expect(await dryRun(stage)).toMatchObject({ mode: 'observe' });
  });

  test('once it has the status, where it has another one', async () => {
    const stage = newStage();
    const { begins, steps } = await dryRun(stage);
    expect(begins).toMatchObject({ kind: 'not', because: 'another-status' });
    expect(steps[0]).toMatchObject({ kind: 'asked', to: { id: 'maya-chen' } });
  });

  test('once it is in the pipeline, where it is in another one', async () => {
    const stage = newStage(kickoffContract);
    stage.hubspot.set(
      '601',
      {
        ...{ dealname: 'A deal', pipeline: 'renewals', dealstage: 'closedwon' },
        ...{ amount: '1', closedate: '2030-01-31' },
      },
      JONAS_USER,
    );
    const { answer } = await request(stage, 'GET', path(kickoffContract.id, 'record/601'));
    expect(answer).toMatchObject({
      record: 'hubspot:deal:601',
      begins: {
        because: 'another-pipeline',
        sentence: 'It begins once it is in default and dealstage means won: this is what would follow then.',
      },
    });
  });

  test('that it would be blocked, and why', async () => {
    const stage = newStage();
    stage.hubspot.set(CONTACT, { lifecyclestage: 'SQL' }, JONAS_USER);
    expect((await dryRun(stage)).begins).toMatchObject({ kind: 'not', because: 'unmapped' });
    stage.hubspot.set(CONTACT, { lifecyclestage: 'salesqualifiedlead', company: '' }, JONAS_USER);
    expect((await dryRun(stage)).begins).toEqual({
      ...{ kind: 'not', because: 'missing-input' },
      sentence: 'Now it would be blocked: the record lacks Company, or what stands there cannot be right.',
    });
  });
});

describe('a dry run comes to nothing', () => {
  test.each([
    ['of a contract that is not there', 404, path('sales-qualified-led', 'contact/501'), 'not-found'],
    ['of a record that is not there', 404, path('sales-qualified-lead', 'contact/999'), 'not-found'],
    ['of another kind of record', 400, path('sales-qualified-lead', 'deal/501'), 'bad-input'],
  ])('%s', async (_, status, wrong, word) => {
    expect(await request(newStage(), 'GET', wrong)).toMatchObject({ status, answer: { error: { word } } });
  });

  test('while the record cannot be read', async () => {
    const stage = newStage();
    stage.hubspot.readFaults.push({ does: 'answer', status: 500 });
    expect(await request(stage, 'GET', path(stage.contract.id, 'contact/501'))).toMatchObject({
      status: 409,
      answer: { error: { word: 'unreadable-record' } },
    });
  });
});

test('before its status is reached, what would block it then is said', async () => {
  const stage = newStage();
  seedContact(stage, CONTACT, { company: '' });
  const { begins } = await dryRun(stage);
  expect(begins).toMatchObject({ kind: 'not', because: 'another-status' });
  expect(JSON.stringify(begins)).toContain('but then it would be blocked: the record lacks Company');
});
