/** What a sandbox is told to do with requests of one handoff. */
export interface SoakFault {
  readonly system: 'hubspot' | 'salesforce' | 'asana';
  /** What it is called in the results, the same in every system. */
  readonly kind: string;
  /** In the sandbox's own words. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Which requests it meets; without it those that fit the fault. */
  readonly method?: string;
  /** It never ends: a person has to decide. */
  readonly isLasting: boolean;
}

const LASTING_TIMES = 1_000;

const COMMON: Readonly<Record<string, string>> = {
  timeout: 'timeout',
  'answer lost': 'applied-then-timeout',
  '5xx': 'server-error',
  HTML: 'html',
  'error inside a 200': 'error-in-success',
  'truncated body': 'truncated',
  'slow drip': 'slow-drip',
  'connection reset': 'reset',
  'silent drop': 'dropped',
  'stale reading': 'stale-read',
};

const OWN: Readonly<Record<SoakFault['system'], Readonly<Record<string, object>>>> = {
  hubspot: {
    '429': { fault: 'rate-limited-burst' },
    'malformed JSON': { fault: 'malformed' },
  },
  salesforce: {
    '429': { fault: 'too-many-requests' },
    'malformed JSON': { fault: 'malformed-json' },
    'row locked': { fault: 'row-locked' },
  },
  asana: {
    '429': { fault: 'rate-limited', retryAfterSeconds: 2 },
    'malformed JSON': { fault: 'malformed' },
  },
};

const SYSTEMS = ['hubspot', 'salesforce', 'asana'] as const;

/** Everything that passes, once in each system. */
export const passing: readonly SoakFault[] = SYSTEMS.flatMap((system) =>
  [
    ...Object.entries(COMMON).map(([kind, fault]) => [kind, { fault }] as const),
    ...Object.entries(OWN[system]),
  ].map(([kind, body]) => ({ system, kind, body: { ...body, times: 1 }, isLasting: false })),
);

const WRITES = { hubspot: 'PATCH', salesforce: 'POST', asana: 'POST' } as const;

/** What never passes: a rule of the system's administrators that refuses the write. */
export const lasting: readonly SoakFault[] = SYSTEMS.map((system) => ({
  ...{ system, kind: 'refused by a rule', isLasting: true, method: WRITES[system] },
  body: { fault: 'validation', times: LASTING_TIMES },
}));
