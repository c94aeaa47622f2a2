import { describe, expect, test } from 'vitest';
import type { Channel } from '#domain/contract/channel.ts';
import { personIdSchema } from '#domain/contract/ids.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import * as channels from '#domain/handoff/lost-channels.ts';
import { channelsOf } from '#domain/routing/channel-order.ts';
import { sampleContract } from '../contract/sample.ts';
import { handoffAfter } from './given.ts';
import { asked, held, JONAS, MAYA, offerMade, stuck } from './history.ts';

const failed = (epoch: number, channel: Channel): HandoffFact => ({
  ...{ type: 'DeliveryFailed', epoch, channel, because: 'no-answer' },
});
const lost = (epoch: number, channel: Channel): HandoffFact => ({
  ...{ type: 'OfferUndeliverable', epoch, channel, because: 'no-answer' },
});
const asking = (person: { id?: string; slack?: string; order?: Channel[] } = {}) => {
  const { id = MAYA, slack = 'U1', order } = person;
  return {
    person: {
      id: personIdSchema.parse(id),
      ids: { hubspot: '1', slack },
      ...(order === undefined ? {} : { channels: order }),
    },
    contract: sampleContract,
  };
};
const after = (...facts: readonly HandoffFact[]) => handoffAfter(...asked, ...facts);

describe('what did not arrive', () => {
  test('is remembered with whom it was for, and whether that way is lost', () => {
    expect(after(failed(1, 'slack'), lost(1, 'email')).failures).toEqual([
      { epoch: 1, channel: 'slack', person: MAYA, isLost: false },
      { epoch: 1, channel: 'email', person: MAYA, isLost: true },
    ]);
    expect(after().failures).toEqual([]);
  });

  test('is forgotten when a person decides, or takes the offer back', () => {
    const released: HandoffFact = { type: 'HandoffReleased', how: 'retried' };
    const withdrawn: HandoffFact = { type: 'OfferWithdrawn', epoch: 1, because: 'reassigned' };
    expect(after(lost(1, 'email'), held(stuck), released).failures).toEqual([]);
    expect(after(failed(1, 'email'), withdrawn).failures).toEqual([]);
  });

  test('is told for its own offer and channel alone', () => {
    const state = after(failed(1, 'slack'), lost(1, 'email'));
    expect(channels.isLost(state, 1, 'email')).toBe(true);
    for (const [epoch, channel] of [
      [1, 'slack'],
      [2, 'email'],
    ] as const)
      expect(channels.isLost(state, epoch, channel)).toBe(false);
  });
});

describe('the ways to ask somebody', () => {
  test('are those that the contract allows, in their own order if they have one', () => {
    expect(channelsOf(asking())).toEqual(['slack', 'email']);
    expect(channelsOf(asking({ order: ['email'] }))).toEqual(['email']);
    const alone = {
      person: { id: personIdSchema.parse(MAYA), ids: { hubspot: '1' } },
      contract: sampleContract,
    };
    expect(channelsOf(alone)).toEqual(['email']);
  });

  test('are open but for those that are lost to that person', () => {
    const state = after(failed(1, 'slack'), lost(1, 'email'));
    expect(channels.openChannels(state, asking())).toEqual(['slack']);
    expect(channels.openChannels(state, asking({ id: JONAS }))).toEqual(['slack', 'email']);
  });

  test('leave another one while some was not tried, and the stage has it', () => {
    const state = after(lost(1, 'email'));
    expect(channels.hasOtherChannel(state, asking())).toBe(true);
    expect(channels.hasOtherChannel(state, asking(), ['slack'])).toBe(false);
    expect(channels.hasOtherChannel(after(failed(1, 'slack'), lost(1, 'email')), asking())).toBe(false);
    const next = after(failed(1, 'slack'), lost(1, 'email'), offerMade(2, MAYA, 'other-channel'));
    expect(channels.hasOtherChannel(next, asking())).toBe(true);
  });
});
