import { userNamed } from '#local/sandbox/salesforce/seed/users.ts';
import type { System } from './kinds.ts';
import { SYSTEMS } from './kinds.ts';

/** What a system does wrong to the requests of one handoff. */
export interface SoakFault {
  readonly system: System;
  /** What it is called in the results, the same in every system. */
  readonly name: string;
  /** Which request it meets: the first look at the record, the look before the write, the write, or a reading after that. */
  readonly at: 'admission' | 'look' | 'write' | 'reading';
  /** In the words of the system's sandbox. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Whether it ends by itself; what does not needs a person. */
  readonly passes: boolean;
}

/** What a sandbox calls it; undefined where it has no such fault. */
type Words = Readonly<Record<System, string | undefined>>;
const everywhere = (fault: string): Words => ({
  ...{ hubspot: fault, salesforce: fault, asana: fault, 'http-board': fault },
});

/** Met by any request. */
const OF_REQUESTS: Readonly<Record<string, Words>> = {
  timeout: everywhere('timeout'),
  'connection reset': everywhere('reset'),
  '5xx': everywhere('server-error'),
  'too many requests': everywhere('rate-limited'),
  'page in HTML': everywhere('html'),
  'malformed JSON': everywhere('malformed'),
  'truncated body': everywhere('truncated'),
  'slow drip': everywhere('slow-drip'),
};

const OF_WRITES: Readonly<Record<string, Words>> = {
  'answer lost': everywhere('applied-then-timeout'),
  'error inside a 200': everywhere('error-in-success'),
  'silent drop': everywhere('dropped'),
  'row locked': { ...everywhere('locked'), asana: undefined },
};

/** Salesforce shows a record in its answer to the write. */
const READINGS: Readonly<Record<string, Words>> = Object.fromEntries(
  Object.entries({ ...OF_REQUESTS, 'stale reading': everywhere('stale-read') }).map(([name, words]) => [
    name,
    { ...words, salesforce: undefined },
  ]),
);

/** How many seconds a limit asks to wait, where the system says so in its answers. */
const SHORT_LIMIT: Readonly<Partial<Record<System, object>>> = {
  asana: { retryAfterSeconds: 2 },
  'http-board': { retryAfterSeconds: 2 },
};

const ALWAYS = 1000;

export const REFUSED = 'refused by a rule';
export const DROPPED = 'dropped for good';
export const ANOTHER = 'changed by another';

/** A rule of the system's administrators that refuses the write; a system that says yes and never does it. */
const LASTING: Readonly<Record<string, Words>> = {
  [REFUSED]: { ...everywhere('validation'), 'http-board': 'forbidden' },
  [DROPPED]: everywhere('dropped'),
};

/** Somebody else, whom a person enters right after our write: that lasts, though it happens once. */
const OF_ANOTHER: Readonly<Record<System, object>> = {
  hubspot: { hubspot_owner_id: '71003' },
  salesforce: { OwnerId: userNamed('Priya') },
  asana: { assignee: '1200000000000013' },
  'http-board': { assignee: { id: 'priya.nair@example.com' } },
};

/** Everything that happens in the soak, for every system. */
export const FAULTS: readonly SoakFault[] = SYSTEMS.flatMap((system) => [
  ...(system === 'hubspot' ? faultsOf(system, OF_REQUESTS, 'admission', 1) : []),
  ...faultsOf(system, OF_REQUESTS, 'look', 1),
  ...faultsOf(system, OF_REQUESTS, 'write', 1),
  ...faultsOf(system, READINGS, 'reading', 1),
  ...faultsOf(system, { '5xx twice': everywhere('server-error') }, 'write', 2),
  ...faultsOf(system, OF_WRITES, 'write', 1),
  ...faultsOf(system, LASTING, 'write', ALWAYS),
  {
    ...{ system, name: ANOTHER, at: 'write', passes: false },
    body: { fault: 'overwritten', times: 1, values: OF_ANOTHER[system] },
  },
]);

function faultsOf(
  system: System,
  words: Readonly<Record<string, Words>>,
  at: SoakFault['at'],
  times: number,
): readonly SoakFault[] {
  return Object.entries(words).flatMap(([name, { [system]: fault }]) => {
    if (fault === undefined) return [];
    const limit = name === 'too many requests' ? SHORT_LIMIT[system] : {};
    return [
      {
        system,
        name,
        at,
        body: { fault, times, ...limit, ...(at === 'reading' && { skips: 1 }) },
        passes: times < ALWAYS,
      },
    ];
  });
}
