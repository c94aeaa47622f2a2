import { describe, expect, it } from 'vitest';
import { SECRET_NAMES } from '#domain/operator/requests.ts';
import { createStage } from './stage.ts';
import { containing } from './matching.ts';

const PATH = '/operator/secrets/hubspot-token';

describe('a new secret', () => {
  it('is tried once, as it will be stored, before it is', async () => {
    const stage = createStage();
    const answer = await stage.post(PATH, { value: 'pat-new\n' });
    expect(answer).toMatchObject({ status: 200, body: { stored: true, trial: 'accepted' } });
    expect(stage.tried).toEqual([{ name: 'hubspot-token', value: 'pat-new' }]);
    expect(stage.stored.get('hubspot-token')).toBe('pat-new');
  });

  it.each([{}, { untried: true }])(
    'that its system refuses is not stored, whatever is asked: %j',
    async (more) => {
      const stage = createStage();
      await stage.post(PATH, { value: 'pat-old' });
      stage.push(60);
      stage.answerTrials({ kind: 'refused', because: 'HTTP 401' });
      const note = await stage.ports.texts.get('credential#hubspot');
      const commits = structuredClone(stage.world.commits);
      expect(await stage.post(PATH, { value: 'pat-wrong', ...more })).toEqual({
        status: 409,
        body: {
          error: {
            word: 'secret-refused',
            sentence: 'HubSpot refuses this value (HTTP 401). Nothing was stored: the value of before stays.',
          },
        },
      });
      expect(stage.stored.get('hubspot-token')).toBe('pat-old');
      expect(await stage.ports.texts.get('credential#hubspot')).toBe(note);
      expect(stage.world.commits).toEqual(commits);
    },
  );

  it('that its system says nothing of is stored only if that was asked for', async () => {
    const stage = createStage('enforce', SECRET_NAMES);
    stage.answerTrials({ kind: 'unanswered', because: 'timeout' });
    const path = '/operator/secrets/slack-bot-token';
    const refused = await stage.post(path, { value: 'xoxb-1' });
    expect(refused).toMatchObject({
      status: 409,
      body: {
        error: {
          word: 'secret-not-tried',
          sentence: containing(
            'Slack does not say whether it takes this value (timeout). Nothing was stored',
          ),
        },
      },
    });
    expect(stage.stored.size).toBe(0);
    expect(await stage.post(path, { value: 'xoxb-1', untried: true })).toMatchObject({
      status: 200,
      body: { stored: true, trial: 'unanswered', because: 'timeout' },
    });
    expect(stage.stored.get('slack-bot-token')).toBe('xoxb-1');
  });

  it('that nothing can be asked with is stored, and said to be untried', async () => {
    const stage = createStage();
    stage.answerTrials({ kind: 'not-possible' });
    const answer = await stage.post('/operator/secrets/hubspot-client-secret', { value: 'signs' });
    expect(answer).toEqual({
      status: 200,
      body: { name: 'hubspot-client-secret', stored: true, trial: 'not-possible' },
    });
  });

  it('of no known form is not even tried', async () => {
    const stage = createStage();
    expect(await stage.post(PATH, { value: 'two words' })).toMatchObject({ status: 400 });
    expect(stage.tried).toEqual([]);
  });
});
