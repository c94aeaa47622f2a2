import { describe, expect, test } from 'vitest';
import type { DirectorySource, PersonSource } from '#domain/contract/directory-source.ts';
import { personIdSchema } from '#domain/contract/ids.ts';
import type { ChatMember } from '#domain/contract/people-differences.ts';
import { peopleDifferences } from '#domain/contract/people-differences.ts';
import type { PortalOwner } from '#domain/contract/portal.ts';
import { sampleDirectorySource } from './sample.ts';

const MAYA = personIdSchema.parse('maya-chen');
const found = sampleDirectorySource.people[MAYA];
if (found === undefined) throw new Error('the shipped directory has her');
const maya = { ...found, ids: { hubspot: '71001', hubspotUser: '98001', slack: 'U1' } };
const owner: PortalOwner = {
  ...{ id: '71001', userId: '98001', email: 'maya.chen@example.com', name: 'Maya Chen', archived: false },
};
const member: ChatMember = { id: 'U1', email: 'maya.chen@example.com', timeZone: 'Asia/Tokyo' };
const stranger = { ...owner, id: '5', userId: '6', email: 'ana@example.com', name: 'Ana Díaz' };

const differences = (
  person: Partial<PersonSource>,
  owners: readonly PortalOwner[],
  members: readonly ChatMember[] = [],
  more: Partial<DirectorySource> = {},
) =>
  peopleDifferences(
    { ...sampleDirectorySource, people: { [MAYA]: { ...maya, ...person } }, ...more },
    { owners, members },
  );
const from = (system: 'HubSpot' | 'Slack', kind: 'fill' | 'conflict', field: readonly string[]) => ({
  ...{ kind, person: MAYA, field, system },
});

describe('between the directory and the systems', () => {
  test('nothing differs where all say the same, however the address is written', () => {
    expect(differences({}, [owner], [member])).toEqual([]);
    expect(differences({ email: 'Maya.Chen@example.com' }, [owner], [member])).toEqual([]);
    expect(differences({}, [], [])).toEqual([]);
  });

  test('what the directory does not say is filled in', () => {
    const ids = { hubspot: '71001' };
    expect(differences({ ids }, [owner], [member])).toEqual([
      { ...from('HubSpot', 'fill', ['ids', 'hubspotUser']), here: undefined, there: '98001' },
      { ...from('Slack', 'fill', ['ids', 'slack']), here: undefined, there: 'U1' },
    ]);
    expect(differences({ ids }, [{ ...owner, userId: undefined }])).toEqual([]);
  });

  test('what it says otherwise is asked', () => {
    expect(differences({}, [{ ...owner, id: '1' }], [{ ...member, id: 'U2' }])).toEqual([
      { ...from('HubSpot', 'conflict', ['ids', 'hubspot']), here: '71001', there: '1' },
      { ...from('Slack', 'conflict', ['ids', 'slack']), here: 'U1', there: 'U2' },
    ]);
  });

  test('another address of the same owner is told, unless it has none', () => {
    expect(differences({}, [{ ...owner, email: 'm@example.com' }])).toEqual([
      { ...from('HubSpot', 'conflict', ['email']), here: maya.email, there: 'm@example.com' },
    ]);
    expect(differences({}, [{ ...owner, email: '' }])).toEqual([]);
  });

  test('whoever has left there is told as such, and whoever has left here is left alone', () => {
    expect(differences({}, [{ ...owner, archived: true }])).toEqual([
      { ...from('HubSpot', 'conflict', ['active']), here: 'true', there: 'false' },
    ]);
    expect(differences({ active: false }, [{ ...owner, id: '1' }], [{ ...member, id: 'U2' }])).toEqual([]);
  });
});

describe('whom the directory does not know', () => {
  const entry = { name: 'Ana Díaz', email: 'ana@example.com', timeZone: 'Asia/Tokyo' };
  const hers = { ...member, id: 'U9', email: 'ana@example.com' };

  test('is new, with what each system says of them', () => {
    expect(differences({}, [stranger], [hers])).toEqual([
      {
        ...{ kind: 'new', person: 'ana-diaz' },
        entry: { ...entry, ids: { hubspot: '5', hubspotUser: '6', slack: 'U9' } },
      },
    ]);
  });

  test('lives where the desk does, if no system says it', () => {
    const timeZone = 'Europe/London';
    const people = { [MAYA]: { ...maya, timeZone } };
    const ana = { ...stranger, userId: undefined };
    const lives = (desk: string, members: readonly ChatMember[] = []) =>
      differences({}, [ana], members, { people, desk: personIdSchema.parse(desk) });
    const ids = { hubspot: '5' };
    expect(lives(MAYA)).toStrictEqual([
      { kind: 'new', person: 'ana-diaz', entry: { ...entry, timeZone, ids } },
    ]);
    expect(lives('nobody')).toMatchObject([{ entry: { timeZone: 'UTC' } }]);
    expect(lives(MAYA, [{ ...hers, timeZone: undefined }])).toMatchObject([{ entry: { timeZone } }]);
  });

  test('gets a name of their own, by number if need be, or by their address', () => {
    const ids = [
      { ...stranger, name: 'Maya Chen' },
      { ...stranger, id: '7', email: 'other@example.com', name: 'Maya Chen' },
      { ...stranger, id: '8', email: 'x.y@example.com', name: '' },
    ];
    expect(differences({}, ids).map(({ person }) => person)).toEqual([
      ...['maya-chen-2', 'maya-chen-3', 'x-y-example-com'],
    ]);
  });

  test('is nobody who has left, has no address, or is known by it or by their id', () => {
    const none = [
      { ...stranger, archived: true },
      { ...stranger, email: '' },
    ];
    expect(differences({}, none)).toEqual([]);
    const { people } = sampleDirectorySource;
    expect(differences({}, [owner], [], { people: { ...people, [MAYA]: maya } })).toEqual([]);
    expect(differences({ active: false }, [{ ...owner, email: 'other@example.com' }])).toEqual([]);
    expect(differences({ active: false, ids: { hubspot: 'another' } }, [owner])).toEqual([]);
  });
});
