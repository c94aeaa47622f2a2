import type { Routing } from '#domain/contract/contract.ts';
import type { Directory, Person } from '#domain/contract/directory.ts';
import { personIdSchema, poolIdSchema } from '#domain/contract/ids.ts';
import type { Asked } from '#domain/routing/asked.ts';
import type { Question } from '#domain/routing/leave-out.ts';
import type { Situation } from '#domain/routing/situation.ts';

/** A Thursday. */
export const NOW = '2030-01-31T09:00:00.000Z';

export const id = (name: string) => personIdSchema.parse(name);
export const pool = (name: string) => poolIdSchema.parse(name);

export function person(name: string, more: Partial<Person> = {}): Person {
  return {
    id: id(name),
    name,
    email: `${name}@example.com`,
    timeZone: 'UTC',
    ids: { hubspot: '1' },
    isActive: true,
    away: [],
    ...more,
  };
}

/** Ada, Ben and Cy are the team; Dee is the fallback, Max their manager, Olu on call. */
export const people = {
  ada: person('ada', { manager: id('max') }),
  ben: person('ben', { manager: id('max') }),
  cy: person('cy', { manager: id('max') }),
  dee: person('dee'),
  max: person('max'),
  olu: person('olu'),
  giver: person('giver'),
};

export function directory(changed: Readonly<Record<string, Person>> = {}): Directory {
  return {
    people: Object.values({ ...people, ...changed }),
    pools: [
      { id: pool('team'), members: [id('ada'), id('ben'), id('cy')] },
      { id: pool('nobody'), members: [] },
    ],
    desk: id('max'),
    ops: 'ops@example.com',
  };
}

export const nine: NonNullable<Person['calendar']> = {
  id: 'office',
  timeZone: 'UTC',
  hours: [1, 2, 3, 4, 5, 6, 7].map((day) => (day <= 5 ? [{ from: '09:00', to: '17:00' }] : [])),
  holidays: [],
};

type Rules = Question['contract'];
export const rules: Rules = {
  routing: { strategy: 'round-robin', pool: pool('team') },
  candidates: { mayBeGiver: false, onlyInWorkingHours: false, whenNobody: 'fallback' },
  rounds: 2,
  fallback: { person: id('dee') },
  escalation: ['manager', { person: id('olu') }],
};

export const named = (name: string): Routing => ({ strategy: 'named-person', person: id(name) });

interface Given {
  readonly contract?: Partial<Rules>;
  readonly situation?: Partial<Situation>;
  readonly asked?: readonly (readonly [string, Asked['end'], Asked['stage']?])[];
  readonly escalations?: number;
  readonly nominee?: string;
  readonly giver?: string;
  readonly now?: string;
}

export function question({ contract = {}, situation = {}, asked = [], ...more }: Given = {}): Question {
  return {
    ...{ giver: 'giver', nominee: undefined, escalations: 0, now: NOW, ...more },
    contract: { ...rules, ...contract },
    situation: { directory: directory(), absences: {}, loads: {}, turn: 0, ...situation },
    asked: asked.map(([name, end, stage = 'rounds'], index) => ({
      ...{ person: name, epoch: index + 1, stage, end, isPast: false },
    })),
  };
}
