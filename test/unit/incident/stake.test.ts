import { describe, expect, test } from 'vitest';
import { allStakes, isTold, isToldOver } from '#domain/incident/stake.ts';
import { ownPart, presentStakes, stakeOf, tellingMember } from '#domain/incident/stake.ts';
import type { IncidentNotice, Stakes } from '#domain/incident/stake.ts';

const lena = { owner: 'lena-fischer', contract: 'c' };
const tom = { owner: 'tom-okafor', contract: 'd' };
const [ONE, TWO, GONE] = ['handoff#a@3', 'handoff#b@5', 'handoff#c@1'] as const;
const stakes = (...all: Stakes): Stakes => all;
const incident = { members: [ONE, TWO], stakes: stakes([ONE, lena], [TWO, tom], [GONE, lena]) };

describe('whose trouble an incident is', () => {
  test('is told of who is in it, each once', () => {
    expect(presentStakes(incident)).toEqual([lena, tom]);
    expect(presentStakes({ ...incident, members: [ONE, GONE] })).toEqual([lena]);
  });

  test('is told by contract too: one owner may answer for two', () => {
    const second = { owner: lena.owner, contract: 'd' };
    expect(allStakes({ members: [], stakes: stakes([ONE, lena], [TWO, second]) })).toEqual([lena, second]);
  });

  test('was theirs as well who have left it', () => {
    expect(allStakes({ ...incident, members: [TWO] })).toEqual([lena, tom]);
  });

  test('is the last one’s of those whose it was said to be', () => {
    const twice = { members: [ONE], stakes: stakes([ONE, tom], [TWO, tom], [ONE, lena]) };
    expect(stakeOf(twice, ONE)).toEqual(lena);
    expect(stakeOf(twice, GONE)).toBeUndefined();
    expect(presentStakes(twice)).toEqual([lena]);
    expect(allStakes(twice)).toEqual([lena, tom]);
    expect(ownPart(twice, ({ owner }) => owner === tom.owner)).toMatchObject({ members: [] });
  });

  test('is nobody’s as far as nothing is known of a member', () => {
    expect(presentStakes({ members: ['handoff#x@1'], stakes: [] })).toEqual([]);
  });
});

describe('the part of an incident that is somebody’s own', () => {
  const ofLena = () => ownPart({ ...incident, seq: 4 }, ({ owner }) => owner === lena.owner);

  test('has their members, and what they are about', () => {
    expect(ofLena()).toEqual({ seq: 4, members: [ONE], stakes: stakes([ONE, lena], [GONE, lena]) });
  });

  test('is told by a member that is still in it, else by one that was', () => {
    expect(tellingMember(ofLena())).toBe(ONE);
    expect(tellingMember({ members: [], stakes: stakes([GONE, lena]) })).toBe(GONE);
    expect(tellingMember({ members: [], stakes: [] })).toBeUndefined();
  });
});

describe('an owner', () => {
  const opened = { seq: 1, kind: 'opened', stakes: [lena] } as const;
  const both = { seq: 2, kind: 'joined', stakes: [tom, lena] } as const;
  const history = { ...incident, retries: [] };

  test('has been told by any commit that tells of theirs, among others', () => {
    expect(isTold({ ...history, notices: [opened, both] }, tom.owner)).toBe(true);
    expect(isTold({ ...history, notices: [opened] }, tom.owner)).toBe(false);
  });

  test('has not been told since it opened again', () => {
    const again = { seq: 3, kind: 'opened', stakes: [lena] } as const;
    expect(isTold({ ...history, notices: [opened, both, again] }, tom.owner)).toBe(false);
    expect(isTold({ ...history, notices: [opened, both, again] }, lena.owner)).toBe(true);
  });

  test('has not been told since their own was tried again, with others’ or alone', () => {
    const told = { ...history, notices: [opened, both] };
    expect(isTold({ ...told, retries: [{ seq: 3, members: [ONE, TWO] }] }, tom.owner)).toBe(false);
    expect(isTold({ ...told, retries: [{ seq: 3, members: [ONE] }] }, tom.owner)).toBe(true);
    expect(isTold({ ...told, retries: [{ seq: 3, members: ['handoff#x@1'] }] }, tom.owner)).toBe(true);
  });

  test('of an incident of which nothing has been told has not been told', () => {
    expect(isTold({ ...history, notices: [] }, lena.owner)).toBe(false);
  });
});

test.each<[readonly IncidentNotice['kind'][], boolean]>([
  [[], false],
  [['opened'], false],
  [['opened', 'solved'], true],
  [['opened', 'solved', 'assigned', 'escalated'], true],
  [['opened', 'solved', 'opened'], false],
  [['opened', 'solved', 'opened', 'joined', 'solved'], true],
])('that it is over was told if nothing opened since: %j is %j', (kinds, isOver) => {
  const notices = kinds.map((kind, index) => ({ seq: index + 1, kind, stakes: [lena] }));
  expect(isToldOver({ notices })).toBe(isOver);
});
