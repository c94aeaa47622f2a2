import { describe, expect, it } from 'vitest';
import { readInteraction } from '#adapters/slack/read-interaction.ts';
import vectors from '#test/vectors/slack-block-actions.json' with { type: 'json' };

const form = (payload: unknown) => new URLSearchParams({ payload: JSON.stringify(payload) }).toString();

describe('the body of an interaction', () => {
  it('of the official payload says who pressed what', () => {
    expect(readInteraction(form(vectors.payload))).toEqual({
      user: 'W111',
      posting: { channel: 'C111', ts: '111.222' },
      responseUrl: 'https://hooks.slack.com/actions/T111/111/random-value',
      pressed: [{ action: 'a', value: 'click_me_123' }],
      chosen: {},
    });
  });

  it('says what stands chosen in the selects', () => {
    const values = {
      decline: { reason: { type: 'static_select', selected_option: { text: {}, value: 'away' } } },
      empty: { other: { type: 'static_select', selected_option: null } },
      third: { fields: { type: 'multi_static_select', selected_options: [{ value: 'a' }, { value: 'b' }] } },
    };
    expect(readInteraction(form({ ...vectors.payload, state: { values } }))?.chosen).toEqual({
      reason: ['away'],
      other: [],
      fields: ['a', 'b'],
    });
  });

  it.each([
    ['another kind', form({ ...vectors.payload, type: 'view_submission' })],
    ['no payload', 'ssl_check=1'],
    ['no JSON', 'payload=%7B'],
    ['nobody', form({ ...vectors.payload, user: {} })],
  ])('with %s is no interaction that counts', (_, body) => {
    expect(readInteraction(body)).toBeUndefined();
  });
});
