import { describe, expect, test } from 'vitest';
import { decideHandoff } from '#domain/handoff/decide.ts';
import { at, given, handoffAfter, rules } from './given.ts';
import { asked, MAYA, offerMade, opened, request, situation } from './history.ts';

describe('requesting a handoff', () => {
  test('is one commit: what was asked for, the offer to the named person, the first run', () => {
    given()
      .when(request)
      .then(...opened);
  });

  test('asks nobody where rules lead to different people, and starts nothing', () => {
    const candidates = [
      { person: MAYA, rule: 1, because: 'named-person' },
      { person: 'jonas-weber', rule: 2, because: 'record-owner' },
    ] as const;
    given()
      .when({ ...request, ambiguous: candidates })
      .then(opened[0], { type: 'HandoffHeld', cause: { kind: 'ambiguous', candidates: [...candidates] } });
  });

  test('counts the deadline and the reminder from the moment of the decision', () => {
    given()
      .when(request, 100)
      .then(opened[0], offerMade(1, MAYA, 'named', 100), opened[2]);
  });

  test('sets no reminder when the contract has none', () => {
    const acknowledgment = {
      ...rules.contract.acknowledgment,
      remindAfterSeconds: [],
      snoozeAtMostSeconds: 0,
    };
    const without = { ...rules, contract: { ...rules.contract, acknowledgment } };
    const [, offer] = decideHandoff(undefined, request, without, at(0)).facts;
    expect(offer).not.toHaveProperty('remindAt');
  });

  test('stays quiet when the handoff exists: the first put is the dedupe', () => {
    given(...asked)
      .when(request, 5)
      .staysQuiet();
  });

  test('leaves an offer that is open, and nobody as owner', () => {
    expect(handoffAfter(...opened)).toMatchObject({
      status: 'offered',
      epoch: 1,
      offer: { to: MAYA },
      workflow: { run: 1, runsSinceDecision: 1 },
    });
  });
});

test('no command but the request begins a handoff', () => {
  for (const command of [
    { type: 'Wake' },
    { type: 'Cancel' },
    { type: 'AcceptOffer', epoch: 1, by: MAYA },
    { type: 'Advance', run: 1, situation },
    { type: 'BeginWait', run: 1, epoch: 1, state: 'offer', deliveries: [] },
  ] as const) {
    given().when(command).refuses('unknown-handoff');
  }
});
