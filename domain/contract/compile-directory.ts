import { calendarField } from './compile-calendar.ts';
import type { AwaySource, DirectorySource, PersonSource } from './directory-source.ts';
import type { Absence, Directory, Person } from './directory.ts';
import { personIdSchema, poolIdSchema } from './ids.ts';
import { instantOf } from './moment.ts';

/** Turns dates into instants: from the first one's beginning to the last one's end, where the person is. */
export const compileAbsence = ({ from, until, delegate }: AwaySource, timeZone: string): Absence => ({
  from: instantOf(from, timeZone, '00:00'),
  until: instantOf(until, timeZone, '24:00'),
  ...(delegate === undefined ? {} : { delegate }),
});

const compilePerson = (
  id: string,
  { active, away, calendar, capacity, manager, channels, ...person }: PersonSource,
  directory: DirectorySource,
): Person => ({
  id: personIdSchema.parse(id),
  ...person,
  isActive: active,
  away: away.map((absence) => compileAbsence(absence, person.timeZone)),
  ...(channels === undefined ? {} : { channels }),
  ...calendarField(directory, calendar),
  ...(capacity === undefined ? {} : { capacity }),
  ...(manager === undefined ? {} : { manager }),
});

/** Turns a checked directory into lists of people and pools; a person's calendar becomes a part of the person. */
export const compileDirectory = (source: DirectorySource): Directory => ({
  people: Object.entries(source.people).map(([id, person]) => compilePerson(id, person, source)),
  pools: Object.entries(source.pools).map(([id, members]) => ({ id: poolIdSchema.parse(id), members })),
  desk: source.desk,
  ops: source.ops,
  ...(source.onCallWebhook === undefined ? {} : { onCallWebhook: source.onCallWebhook }),
  ...(source.opsChannel === undefined ? {} : { opsChannel: source.opsChannel }),
});
