import { describe, expect, test } from 'vitest';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { heldOutsidePilot, isInPilot, leavesPilot, piloted, pilotOf } from '#domain/handoff/pilot.ts';
import { toldOfMissedStart } from '#domain/handoff/told-of-start.ts';
import { personIdSchema } from '#domain/contract/ids.ts';
import { sampleContract, sampleDirectory } from '../contract/sample.ts';
import { handoffAfter } from './given.ts';
import { asked, held, JONAS, MAYA, offerMade, opened, started } from './history.ts';

const owner = sampleContract.contractOwner;
const maya = personIdSchema.parse(MAYA);
const contract = { contractOwner: owner, pilot: [maya] };
const inPilot = { ...handoffAfter(...asked), pilot: [MAYA, owner] };
const inNone = handoffAfter(...asked);

describe('a pilot', () => {
  test('is its people, and once whoever answers for it', () => {
    expect(pilotOf(contract)).toEqual([MAYA, owner]);
    expect(pilotOf({ ...contract, pilot: [owner] })).toEqual([owner]);
  });

  test('lets a request begin that asks one of them, and is remembered by it', () => {
    const [requested, offer, run] = opened;
    const remembered = [{ ...requested, pilot: [MAYA, owner] }, offer, run];
    expect(piloted(opened, contract)).toEqual(remembered);
    expect(piloted([requested, offerMade(1, JONAS, 'named')], contract)).toBeUndefined();
    expect(piloted([requested], contract)).toBeUndefined();
  });

  test('contacts nobody else; where there is none everybody may be', () => {
    expect(isInPilot(inPilot, MAYA)).toBe(true);
    expect(isInPilot(inPilot, JONAS)).toBe(false);
    expect(isInPilot(inNone, JONAS)).toBe(true);
  });

  test('has its contract owner decide before somebody else is asked', () => {
    const asksJonas = [offerMade(2, JONAS, 'fallback'), started(2)];
    expect(heldOutsidePilot(inPilot, asksJonas)).toEqual([held({ kind: 'outside-pilot', person: JONAS })]);
    expect(heldOutsidePilot(inNone, asksJonas)).toEqual(asksJonas);
    const asksMaya = [offerMade(2, MAYA, 'fallback')];
    expect(heldOutsidePilot(inPilot, asksMaya)).toEqual(asksMaya);
    expect(heldOutsidePilot(inPilot, [started(2)])).toEqual([started(2)]);
  });

  test('is left by a decision that names or asks somebody else', () => {
    const leaves = (to: string | undefined, ...facts: readonly HandoffFact[]) =>
      leavesPilot(inPilot, { type: 'Reassign', ...(to === undefined ? {} : { to }) }, facts);
    expect(leaves(JONAS)).toBe(true);
    expect(leaves(MAYA)).toBe(false);
    expect(leaves(undefined)).toBe(false);
    expect(leaves(MAYA, offerMade(2, MAYA, 'reassigned'), offerMade(3, JONAS, 'named'))).toBe(true);
    expect(leavesPilot(inPilot, { type: 'Retry' }, [offerMade(2, MAYA, 'asked-again')])).toBe(false);
    expect(leavesPilot(inNone, { type: 'Reassign', to: JONAS }, [])).toBe(false);
  });
});

describe('of an owner who has not begun is told', () => {
  const told = (directory = sampleDirectory, pilot?: readonly string[], of = MAYA) =>
    toldOfMissedStart(directory, { pilot }, of, contract);
  const changed = (isActive: boolean) => ({
    ...sampleDirectory,
    people: sampleDirectory.people.map((one) => (one.id === 'tom-okafor' ? { ...one, isActive } : one)),
  });

  test('their manager', () => {
    expect(told()).toBe('tom-okafor');
    expect(told(changed(true), ['tom-okafor'])).toBe('tom-okafor');
  });

  test('the contract owner where no manager may be told', () => {
    expect(told(changed(false))).toBe(owner);
    expect(told(sampleDirectory, [MAYA])).toBe(owner);
    expect(told(sampleDirectory, undefined, 'tom-okafor')).toBe(owner);
    expect(told(sampleDirectory, undefined, 'nobody')).toBe(owner);
  });
});
