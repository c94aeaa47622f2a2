import { describe, expect, test } from 'vitest';
import type { FailDelivery } from '#domain/handoff/commands.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { hasOtherChannel, openChannels } from '#domain/handoff/lost-channels.ts';
import { channelsOf } from '#domain/routing/channel-order.ts';
import type { Directory } from '#domain/contract/directory.ts';
import { sampleContract } from '../contract/sample.ts';
import { given, handoffAfter } from './given.ts';
import {
  accepted,
  asked,
  declined,
  delivered,
  MAYA,
  offerMade,
  opened,
  situation,
  started,
} from './history.ts';

const bounced: FailDelivery = { type: 'FailDelivery', epoch: 1, channel: 'email', because: 'bounced' };
const unreached: HandoffFact = {
  type: 'OfferUndeliverable',
  epoch: 1,
  channel: 'email',
  because: 'bounced',
};

const person = (id: string) => {
  const found = situation.directory.people.find((one) => one.id === id);
  if (found === undefined) throw new Error(`nobody is ${id}`);
  return found;
};
const maya = { ...person(MAYA), ids: { ...person(MAYA).ids, slack: 'U0MAYA' } };
const inSlack: Directory = {
  ...situation.directory,
  people: situation.directory.people.map((one) => (one.id === MAYA ? maya : one)),
};
const asking = { person: maya, contract: sampleContract };
const advance = { type: 'Advance', run: 1, situation: { ...situation, directory: inSlack } } as const;

describe('a mail that did not arrive', () => {
  test('ends the offer that it carried', () => {
    given(...asked)
      .when(bounced, 60)
      .then(unreached);
  });

  test('ends it also before the log knows that the mail was sent', () => {
    given(...opened)
      .when(bounced)
      .then(unreached);
  });

  test('comes too late for an offer that has ended otherwise', () => {
    given(...accepted)
      .when(bounced)
      .refuses('over');
    given(...declined)
      .when(bounced)
      .refuses('over');
  });

  test('stays quiet when it is told twice', () => {
    given(...asked, unreached)
      .when(bounced)
      .staysQuiet();
  });
});

describe('whoever was not reached', () => {
  test('is asked at once by another channel, and that takes no round', () => {
    const made = offerMade(2, MAYA, 'other-channel', 60);
    given(...asked, unreached)
      .when(advance, 60)
      .then(made);
    const state = handoffAfter(...asked, unreached, made, { type: 'OfferExpired', epoch: 2 });
    expect(state.asked.filter(({ isPast }) => !isPast)).toMatchObject([{ person: MAYA, end: 'silent' }]);
  });

  test('is left alone when no channel is left, and the next is asked', () => {
    given(...asked, unreached)
      .when({ ...advance, situation }, 60)
      .then({
        type: 'HandoffHeld',
        cause: { kind: 'undeliverable', person: MAYA, channel: 'email', because: 'bounced' },
      });
  });

  test('is not asked on a channel that failed for the same offer', () => {
    const failed = { type: 'DeliveryFailed', epoch: 1, channel: 'slack', because: 'unavailable' } as const;
    const state = handoffAfter(...opened, failed, delivered, unreached);
    expect(hasOtherChannel(state, asking)).toBe(false);
    expect(openChannels(state, asking)).toEqual(['slack']);
  });

  test('is not asked by what the stage does not have', () => {
    given(...asked, unreached)
      .when({ ...advance, situation: { ...advance.situation, closed: ['slack'] } }, 60)
      .then({
        type: 'HandoffHeld',
        cause: { kind: 'undeliverable', person: MAYA, channel: 'email', because: 'bounced' },
      });
  });

  test('is asked on every channel again once somebody has decided so', () => {
    const held: HandoffFact = {
      type: 'HandoffHeld',
      cause: { kind: 'undeliverable', person: MAYA, channel: 'email', because: 'bounced' },
    };
    const retried: HandoffFact = { type: 'HandoffReleased', how: 'retried' };
    const state = handoffAfter(...asked, unreached, held, retried, started(2));
    expect(openChannels(state, asking)).toEqual(['slack', 'email']);
  });
});

describe('the order of channels', () => {
  const allowing = (...channels: ('slack' | 'email')[]) => ({
    acknowledgment: { ...sampleContract.acknowledgment, channels },
  });
  const wanting = (...channels: ('slack' | 'email')[]) => ({ ...maya, channels });

  test.each([
    ['is Slack first where nobody says otherwise', maya, sampleContract, ['slack', 'email']],
    ['is that of the contract', maya, allowing('email', 'slack'), ['email', 'slack']],
    [
      'is their own where they have one',
      wanting('email', 'slack'),
      allowing('slack', 'email'),
      ['email', 'slack'],
    ],
    ['has only what the contract allows', wanting('email', 'slack'), allowing('slack'), ['slack']],
    ['has only what they want', wanting('email'), allowing('slack', 'email'), ['email']],
    ['has no Slack for whom it does not know', person(MAYA), sampleContract, ['email']],
  ])('%s', (_, whom, contract, order) => {
    expect(channelsOf({ person: whom, contract })).toEqual(order);
  });
});
