import type { DirectorySource, PersonSource } from './directory-source.ts';
import { kebab } from './kebab.ts';
import { personOf } from './lint-references.ts';
import type { PortalOwner } from './portal.ts';

/** Somebody who works in a Slack workspace. */
export interface ChatMember {
  readonly id: string;
  readonly email: string;
  readonly timeZone: string | undefined;
}

/** Somebody as the directory would have them. */
export type NewPerson = Pick<PersonSource, 'name' | 'email' | 'timeZone' | 'ids'>;

/**
 * Where the directory and the systems differ. `fill`: it says nothing there; `conflict`: it says something else, and
 * somebody has to say which is right; `new`: it does not know them.
 */
export type PersonDifference =
  | {
      readonly kind: 'fill' | 'conflict';
      readonly person: string;
      readonly field: readonly string[];
      readonly here: string | undefined;
      readonly there: string;
      readonly system: 'HubSpot' | 'Slack';
    }
  | { readonly kind: 'new'; readonly person: string; readonly entry: NewPerson };

interface Systems {
  readonly owners: readonly PortalOwner[];
  readonly members: readonly ChatMember[];
}

/** Joins the people of the directory with those of the systems by e-mail address. Whoever has left is left alone. */
export const peopleDifferences = (
  directory: DirectorySource,
  { owners, members }: Systems,
): readonly PersonDifference[] => {
  const known = Object.entries(directory.people);
  const ofKnown = known.flatMap(([id, person]) =>
    person.active ? [...ownerDifferences(id, person, owners), ...memberDifferences(id, person, members)] : [],
  );
  const isKnown = (owner: PortalOwner): boolean =>
    known.some(([, { email, ids }]) => email.toLowerCase() === owner.email || ids.hubspot === owner.id);
  const strangers = owners.filter((owner) => !owner.archived && owner.email !== '' && !isKnown(owner));
  return [...ofKnown, ...newPeople(directory, strangers, members)];
};

const ownerDifferences = (
  person: string,
  { email, ids }: PersonSource,
  owners: readonly PortalOwner[],
): readonly PersonDifference[] => {
  const differing = differenceOf(person, 'HubSpot');
  const owner = owners.find((one) => !one.archived && one.email === email.toLowerCase());
  if (owner !== undefined)
    return [
      ...differing(['ids', 'hubspot'], ids.hubspot, owner.id),
      ...differing(['ids', 'hubspotUser'], ids.hubspotUser, owner.userId),
    ];
  const byId = owners.find(({ id }) => id === ids.hubspot);
  if (byId === undefined) return [];
  return byId.archived ? differing(['active'], 'true', 'false') : differing(['email'], email, byId.email);
};

const memberDifferences = (
  person: string,
  { email, ids }: PersonSource,
  members: readonly ChatMember[],
): readonly PersonDifference[] =>
  differenceOf(person, 'Slack')(['ids', 'slack'], ids.slack, memberWith(members, email)?.id);

const differenceOf =
  (person: string, system: 'HubSpot' | 'Slack') =>
  (
    field: readonly string[],
    here: string | undefined,
    there: string | undefined,
  ): readonly PersonDifference[] => {
    if (there === undefined || there === '' || here === there) return [];
    const kind = here === undefined ? 'fill' : 'conflict';
    return [{ kind, person, field, here, there, system }];
  };

const memberWith = (members: readonly ChatMember[], email: string): ChatMember | undefined =>
  members.find((member) => member.email === email.toLowerCase());

/** Where Slack does not know somebody's time zone, they get that of the desk. */
const newPeople = (
  directory: DirectorySource,
  owners: readonly PortalOwner[],
  members: readonly ChatMember[],
): readonly PersonDifference[] => {
  const taken = new Set(Object.keys(directory.people));
  const usualZone = personOf(directory, directory.desk)?.timeZone ?? 'UTC';
  return owners.map(({ id, userId, email, name }) => {
    const member = memberWith(members, email);
    const person = freeId(kebab(name) || kebab(email), taken);
    taken.add(person);
    const ids = {
      hubspot: id,
      ...(userId === undefined ? {} : { hubspotUser: userId }),
      ...(member === undefined ? {} : { slack: member.id }),
    };
    return { kind: 'new', person, entry: { name, email, timeZone: member?.timeZone ?? usualZone, ids } };
  });
};

/** Two people of one name get a number. */
const freeId = (wanted: string, taken: ReadonlySet<string>): string => {
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${String(number)}`;
  return id;
};
