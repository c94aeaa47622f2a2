import { describe, expect, it } from 'vitest';
import { doctorAnswerSchema } from '#domain/operator/checks.ts';
import { peopleAnswerSchema, personAnswerSchema } from '#domain/operator/people.ts';
import { containing, good } from './matching.ts';
import { createStage } from './stage.ts';

const path = '/operator/people/maya-chen/absences';
/** The stage's clock stands at 2030-01-31T12:00:00Z, where Maya is at seven in the morning. */
const today = { from: '2030-01-31', until: '2030-02-01', reason: 'ill' };
const undone = { reason: 'well again' };

describe('an absence', () => {
  it('is whole days where the person is, the last one included', async () => {
    const stage = createStage();
    const answer = await good(personAnswerSchema, stage.post(path, today));
    expect(answer).toMatchObject({
      id: 'maya-chen',
      name: 'Maya Chen',
      awayUntil: '2030-02-02T05:00:00.000Z',
      absences: [
        { from: '2030-01-31T05:00:00.000Z', until: '2030-02-02T05:00:00.000Z', entered: true, reason: 'ill' },
      ],
    });
  });

  it('can be from one instant until another, in any zone, with somebody to ask instead', async () => {
    const stage = createStage();
    const times = { from: '2030-03-01T09:00:00+01:00', until: '2030-03-01T12:30:00Z' };
    const wish = { ...times, delegate: 'tom-okafor', reason: 'a course' };
    const answer = await good(personAnswerSchema, stage.post(path, wish));
    expect(answer.absences).toMatchObject([
      {
        from: '2030-03-01T08:00:00.000Z',
        until: '2030-03-01T12:30:00.000Z',
        delegate: { id: 'tom-okafor', name: 'Tom Okafor' },
      },
    ]);
    expect(answer).not.toHaveProperty('awayUntil');
  });

  it('stands beside earlier ones, and takes the place of one that begins with it', async () => {
    const stage = createStage();
    await stage.post(path, { from: '2030-06-01', until: '2030-06-14', reason: 'holiday' });
    await stage.post(path, today);
    const { absences } = await good(
      personAnswerSchema,
      stage.post(path, { ...today, until: '2030-02-05', reason: 'still ill' }),
    );
    expect(absences.map(({ until, reason }) => [until.slice(0, 10), reason])).toEqual([
      ['2030-02-06', 'still ill'],
      ['2030-06-15', 'holiday'],
    ]);
  });

  it('is forgotten with its reason once it has ended and another is entered', async () => {
    const stage = createStage();
    await stage.post(path, today);
    stage.push(3 * 24 * 60 * 60);
    await stage.post(path, { from: '2030-06-01', until: '2030-06-14', reason: 'holiday' });
    expect(stage.world.absences.get('maya-chen')).toHaveLength(1);
    expect([...stage.world.texts.values()].filter((text) => text === 'ill')).toEqual([]);
  });

  it('can be taken back, and its reason with it', async () => {
    const stage = createStage();
    await stage.post(path, today);
    const answer = await good(personAnswerSchema, stage.post(`${path}/clear`, undone));
    expect(answer).toMatchObject({ id: 'maya-chen', absences: [] });
    expect([...stage.world.texts.values()]).not.toContain('ill');
    expect(stage.world.absences.size).toBe(0);
    expect(await stage.post(`${path}/clear`, undone)).toMatchObject({ status: 200 });
  });

  it('is taken back for a reason, which stands there for as long as it would have lasted', async () => {
    const stage = createStage();
    await stage.post(path, today);
    expect(await stage.post(`${path}/clear`, {})).toMatchObject({
      status: 400,
      body: { error: { field: 'reason' } },
    });
    const takenBack = { at: '2030-01-31T12:00:00.000Z', reason: 'well again' };
    expect(await good(personAnswerSchema, stage.post(`${path}/clear`, undone))).toMatchObject({ takenBack });
    const maya = async () => {
      const { people } = await good(peopleAnswerSchema, stage.get('/operator/people'));
      return people.find(({ id }) => id === 'maya-chen');
    };
    expect(await maya()).toMatchObject({ takenBack });
    stage.push(3 * 24 * 60 * 60);
    expect(await maya()).not.toHaveProperty('takenBack');
  });

  it('says no longer why another was taken back once it is entered', async () => {
    const stage = createStage();
    await stage.post(path, today);
    await stage.post(`${path}/clear`, undone);
    expect(await good(personAnswerSchema, stage.post(path, today))).not.toHaveProperty('takenBack');
  });

  it('holds ids and instants only', async () => {
    const stage = createStage();
    await stage.post(path, { ...today, delegate: 'tom-okafor' });
    expect(stage.world.absences.get('maya-chen')).toEqual([
      { from: '2030-01-31T05:00:00.000Z', until: '2030-02-02T05:00:00.000Z', delegate: 'tom-okafor' },
    ]);
  });

  it.each([
    ['until', { from: '2030-02-03', until: '2030-02-01' }],
    ['until', { from: '2030-02-01T12:00:00Z', until: '2030-02-01T12:00:00Z' }],
    ['until', { from: '2030-01-01', until: '2030-01-30' }],
    ['from', { from: 'tomorrow' }],
    ['from', { from: undefined }],
    ['until', { until: '2030-02-30' }],
    ['reason', { reason: ' ' }],
    ['delegate', { delegate: 'maya-chen' }],
    ['delegate', { delegate: 'nobody' }],
  ])('is refused with the field named: %s %j', async (field, wrong) => {
    const stage = createStage();
    const answer = await stage.post(path, { ...today, ...wrong });
    expect(answer).toMatchObject({ status: 400, body: { error: { word: 'bad-input', field } } });
    expect([stage.world.absences.size, [...stage.world.texts.values()].includes('ill')]).toEqual([0, false]);
  });

  it('is refused for somebody whom the directory does not know, with who was probably meant', async () => {
    const stage = createStage();
    for (const rest of ['', '/clear']) {
      expect(await stage.post(`/operator/people/maya-chn/absences${rest}`, today)).toMatchObject({
        status: 400,
        body: { error: { field: 'person', suggestion: 'maya-chen' } },
      });
    }
  });
});

describe('the list of people', () => {
  it('says of each whether they can be asked, and how many open handoffs they have', async () => {
    const stage = createStage();
    await stage.offered('101');
    await stage.post('/operator/people/tom-okafor/absences', today);
    const { people } = await good(peopleAnswerSchema, stage.get('/operator/people'));
    expect(people.map(({ id }) => id)).toEqual(stage.ports.bundle.directory.people.map(({ id }) => id));
    const maya = people.find(({ id }) => id === 'maya-chen');
    const tom = people.find(({ id }) => id === 'tom-okafor');
    expect(maya).toEqual({ id: 'maya-chen', name: 'Maya Chen', isActive: true, absences: [], open: 1 });
    expect(tom).toMatchObject({ open: 0, awayUntil: containing('2030-02-02') });
  });

  it('shows absences of the directory too, which cannot be taken back', async () => {
    const stage = createStage();
    const [first, ...rest] = stage.ports.bundle.directory.people;
    if (first === undefined) throw new Error('the sample directory is empty');
    const away = [{ from: '2030-01-01T00:00:00.000Z', until: '2030-03-01T00:00:00.000Z' }];
    stage.ports.bundle.directory = {
      ...stage.ports.bundle.directory,
      people: [{ ...first, away, isActive: false, capacity: 4 }, ...rest],
    };
    const answer = await good(
      personAnswerSchema,
      stage.post(`/operator/people/${first.id}/absences/clear`, undone),
    );
    expect(answer).toMatchObject({
      isActive: false,
      capacity: 4,
      awayUntil: '2030-03-01T00:00:00.000Z',
      absences: [{ ...away[0], entered: false }],
    });
  });
});

describe('a way to people that fails', () => {
  const trouble = (person: string, failures: number) => ({
    ...{ person, channel: 'slack' as const, failures, because: 'user_disabled', offers: [] },
    since: '2030-01-30T12:00:00.000Z',
  });

  it('is shown with the person, and by the doctor once it keeps failing', async () => {
    const stage = createStage();
    await stage.ports.troubles.put(trouble('maya-chen', 2));
    const { people } = await good(peopleAnswerSchema, stage.get('/operator/people'));
    expect(people.find(({ id }) => id === 'maya-chen')).toMatchObject({
      troubles: [{ channel: 'slack', failures: 2, because: 'user_disabled', isMarked: false }],
    });
    expect(people.find(({ id }) => id === 'tom-okafor')).not.toHaveProperty('troubles');
    const checks = async () => {
      const { checks: all } = await good(doctorAnswerSchema, stage.get('/operator/doctor'));
      return all.filter(({ name }) => /^offers|slack/.test(name));
    };
    expect(await checks()).toEqual([
      {
        name: 'offers to people',
        ok: true,
        found: 'neither mail nor Slack failed three times in a row for anybody',
      },
    ]);
    await stage.ports.troubles.put(trouble('maya-chen', 3));
    await stage.ports.troubles.put(trouble('*', 4));
    await stage.ports.troubles.put(trouble('whoever-left', 5));
    expect(await checks()).toMatchObject([
      { name: 'slack of maya-chen', ok: false, found: containing('3 offers in a row') },
      { name: 'slack', ok: false, next: containing('npx baton secrets set slack-bot-token') },
    ]);
  });
});
