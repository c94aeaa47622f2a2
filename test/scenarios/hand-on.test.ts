import { expect, test } from 'vitest';
import { subjectId } from '#domain/ids.ts';
import { storyOf } from '#domain/story/story-of.ts';
import { commitsOf, facts, handoff } from '#test/scenario-support/looking.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import {
  accept,
  decide,
  decline,
  look,
  mailsTo,
  MAYA_MAIL,
  offerTo,
  PRIYA_MAIL,
  send,
} from '#test/scenario-support/people.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import type { WebAnswer } from '#test/scenario-support/web.ts';

async function handOn(stage: Stage, to: string, link = offerTo(stage), note = ''): Promise<WebAnswer> {
  const form = { answer: 'hand-on', 'hand-on-to': to, 'hand-on-note': note };
  const answer = await send(stage, link, form);
  await stage.run();
  return answer;
}

async function handedOn(note?: string): Promise<Stage> {
  const stage = await offered();
  await handOn(stage, 'priya-nair', offerTo(stage), note);
  return stage;
}

test('whoever it is handed on to is asked, and it becomes theirs only when they accept in turn', async () => {
  const stage = await offered();
  const { status, body } = await handOn(stage, 'priya-nair');
  expect(status).toBe(200);
  expect(body).toContain('<h1>Handed on to Priya Nair</h1>');
  expect(handoff(stage)).toMatchObject({ status: 'offered', epoch: 2, offer: { to: 'priya-nair' } });
  await accept(stage, offerTo(stage, PRIYA_MAIL));
  expect(handoff(stage)).toMatchObject({ status: 'completed', ownership: { owner: 'priya-nair' } });
});

test('they read who handed it on, and why', async () => {
  const stage = await handedOn('You know them best');
  const because = 'Why you: Maya Chen handed it on to you: “You know them best”.';
  expect(mailsTo(stage, PRIYA_MAIL, 'offer').at(-1)?.text).toContain(because);
});

test('the story tells it to the giver', async () => {
  const stage = await handedOn();
  const commits = commitsOf(stage, subjectId('handoff', handoff(stage).handoffId));
  const story = storyOf(commits, stage.bundle.directory).map(({ sentence }) => sentence);
  const told =
    'Maya Chen handed it on to Priya Nair, through the link in the mail, who has to accept in turn.';
  expect(story).toContain(told);
});

test('whoever handed it on is told where it is, and can no longer accept', async () => {
  const stage = await handedOn();
  const { body } = await accept(stage, offerTo(stage, MAYA_MAIL));
  expect(body).toContain('You handed Amelia Hart, Northwind Robotics on to Priya Nair on');
  expect(body).toContain('It is now offered to Priya Nair.');
  expect(facts(stage, 'OfferAccepted')).toEqual([]);
  await accept(stage, offerTo(stage, PRIYA_MAIL));
  expect((await look(stage, offerTo(stage, MAYA_MAIL))).body).toContain('It now belongs to Priya Nair.');
});

test('the page names every colleague but the reader, the giver and whoever has said no', async () => {
  const stage = await offered();
  const names = (page: string): readonly string[] =>
    ['Maya Chen', 'Jonas Weber', 'Priya Nair', 'Tom Okafor'].filter((name) =>
      page.includes(`>${name}</option>`),
    );
  expect(names((await look(stage, offerTo(stage))).body)).toEqual(['Priya Nair', 'Tom Okafor']);
  await decline(stage);
  await decide(stage, { choice: 'give-to', person: 'priya-nair' });
  expect(names((await look(stage, offerTo(stage, PRIYA_MAIL))).body)).toEqual(['Tom Okafor']);
});

test('it is not handed on to whoever has said no, and the page says so with what was entered', async () => {
  const stage = await offered();
  await decline(stage);
  await decide(stage, { choice: 'give-to', person: 'priya-nair' });
  const commits = structuredClone(stage.world.commits);
  const { status, body } = await handOn(stage, 'maya-chen', offerTo(stage, PRIYA_MAIL), 'She knows them');
  expect(status).toBe(422);
  expect(body).toContain('Whoever you chose has said no to this.');
  expect(body).toContain('She knows them</textarea>');
  expect(stage.world.commits).toEqual(commits);
});

test.each([
  ['', 'Choose one of the colleagues in the list.'],
  ['nobody-we-know', 'Choose one of the colleagues in the list.'],
  ['jonas-weber', 'Choose one of the colleagues in the list.'],
  ['maya-chen', 'You are asked already.'],
])('handed on to “%s” it stays where it is, and the page says what is expected', async (to, told) => {
  const stage = await offered();
  const { status, body } = await handOn(stage, to);
  expect(status).toBe(422);
  expect(body).toContain(told);
  expect(handoff(stage)).toMatchObject({ status: 'offered', epoch: 1 });
});

test('without the code of the mail nothing is handed on', async () => {
  const stage = await offered();
  const { body } = await handOn(stage, 'priya-nair', { ...offerTo(stage), code: '' });
  expect(body).toContain('Enter the two-digit code');
  expect(body).toMatch(/<option value="priya-nair" selected/);
  expect(facts(stage, 'OfferHandedOn')).toEqual([]);
});

test('whoever it was handed on to declines, and it is not handed back by itself', async () => {
  const stage = await handedOn();
  await decline(stage, offerTo(stage, PRIYA_MAIL));
  expect(handoff(stage)).toMatchObject({ status: 'held', cause: { kind: 'declined', by: 'priya-nair' } });
  const { body } = await look(stage, offerTo(stage, MAYA_MAIL));
  expect(body).toContain('You handed');
  expect(body).toContain('Lena Fischer now decides what happens with it.');
});
