import { describe, expect, it } from 'vitest';
import { BACKLOG } from '#domain/backlog/backlog.ts';
import { commandHere } from './command-here.ts';

const CAUSE = 'expired:sales-qualified-lead';

const { stage, baton } = commandHere();

describe('baton backlog', () => {
  it('says that it is empty', async () => {
    const { out, code } = await baton('backlog');
    expect(out).toContain('The backlog is empty');
    expect(code).toBe(0);
  });

  it('keeps in the log what was picked, by whom and why, until it is done', async () => {
    const why = ['--reason', 'three of four are late'];
    const { out } = await baton('backlog', 'pick', CAUSE, '--owner', 'maya-chen', ...why);
    expect(out).toMatch(/expired:sales-qualified-lead +Maya Chen +2030-01-31 .*not answered in time/);
    expect((await baton('backlog')).out).toContain('Maya Chen');
    expect((await baton('backlog', 'done', CAUSE)).out).toContain('The backlog is empty');
    const facts = stage()
      .commitsOf(BACKLOG)
      .flatMap((commit) => commit.facts);
    expect(facts.map(({ type }) => type)).toEqual(['CausePicked', 'CauseDone']);
  });

  it('stays quiet when it is picked already', async () => {
    await baton('backlog', 'pick', CAUSE, '--owner', 'maya-chen');
    const { out } = await baton('backlog', 'pick', CAUSE, '--owner', 'maya-chen');
    expect(out).toContain('is so already');
    expect(stage().commitsOf(BACKLOG)).toHaveLength(1);
  });

  it.each([
    ['expird:sales-qualified-lead', 'maya-chen', 'expired:sales-qualified-lead'],
    ['expired:sales-qualified-laed', 'maya-chen', 'sales-qualified-lead'],
    [CAUSE, 'maya-chan', 'maya-chen'],
  ])('refuses %s of %s, and says what was probably meant', async (cause, owner, meant) => {
    const { code, err } = await baton('backlog', 'pick', cause, '--owner', owner);
    expect(code).toBeGreaterThan(0);
    expect(err).toContain(meant);
    expect(stage().commitsOf(BACKLOG)).toEqual([]);
  });

  it('refuses to be done with what is not in it', async () => {
    const { code, err } = await baton('backlog', 'done', CAUSE);
    expect(code).toBe(1);
    expect(err).toContain('not in the backlog');
  });
});
