import * as z from 'zod';

/** One request to a system, as its sandbox has recorded it. */
export const requestSchema = z.object({
  method: z.string(),
  path: z.string(),
  query: z.string(),
  body: z.unknown(),
});
export type VendorRequest = z.infer<typeof requestSchema>;

/** What a request is for, and why it cannot be left out. */
export interface Purpose {
  readonly what: string;
  readonly why: string;
  /** How often in one handoff; a test holds it against what is sent. */
  readonly times: number;
}

/** Of a request, in the order in which a system got them; undefined: it has no purpose that is known. */
export type PurposeOf = (request: VendorRequest) => Purpose | undefined;

export const HUBSPOT_PURPOSES = {
  admit: {
    times: 1,
    what: 'admit: the record itself',
    why: 'an event carries one field, and may be older than the record: what is offered, checked and shown is what is there now',
  },
  show: {
    times: 2,
    what: 'show: Baton’s own properties',
    why: 'once when it is offered and once when all systems show the owner: whoever looks at the record sees where it stands. The acceptance itself rides in the owner’s write',
  },
  find: {
    times: 1,
    what: 'find: what the other systems get is made of',
    why: 'once for each other system: values may have changed since the offer, and the record leads to the thing that is written',
  },
  look: {
    times: 1,
    what: 'look: before the write',
    why: 'nobody’s change is overwritten unseen, what is there already is not written, and a rollback has something to give back',
  },
  write: {
    times: 1,
    what: 'write: the accepted owner, and who accepted',
    why: 'it is what a handoff is for',
  },
  readBack: {
    times: 1,
    what: 'read back: the proof',
    why: 'HubSpot answers a write with what was sent; only a reading after its workflows had their time shows what stands',
  },
  echo: {
    times: 1,
    what: 'echo: whose change HubSpot tells of',
    why: 'only the record’s history says whether an owner that changed is the one that Baton wrote',
  },
} as const satisfies Readonly<Record<string, Purpose>>;

export const SALESFORCE_PURPOSES = {
  token: { times: 1, what: 'token', why: 'once for each process: Salesforce lets nobody in without one' },
  fields: {
    times: 1,
    what: 'fields: what they take',
    why: 'kept for ten minutes by each process: a value that would be refused is told by its field before anything is written',
  },
  look: {
    times: 1,
    what: 'look: before the write',
    why: 'as with HubSpot: nobody’s change is overwritten unseen',
  },
  write: {
    times: 1,
    what: 'write and read back, in one composite request',
    why: 'the proof costs no request of its own, and nothing of others comes in between',
  },
} as const satisfies Readonly<Record<string, Purpose>>;

export const ASANA_PURPOSES = {
  fields: {
    times: 2,
    what: 'fields: what they take',
    why: 'kept for ten minutes by each process, two requests: custom fields are not known otherwise',
  },
  look: {
    times: 1,
    what: 'look: by Baton’s own key, before the task is made',
    why: 'whoever tries a second time finds the task of the first: there is never a second one',
  },
  make: { times: 1, what: 'make the task', why: 'it is what a handoff is for' },
  readBack: {
    times: 1,
    what: 'read back: the proof',
    why: 'Asana answers with what was sent; only a reading shows what its rules made of it',
  },
  expect: {
    times: 1,
    what: 'expect: is the assignee in the project',
    why: 'the contract asks for it, and no field of a task says so',
  },
} as const satisfies Readonly<Record<string, Purpose>>;

export const HTTP_PURPOSES = {
  find: {
    times: 2,
    what: 'find: by Baton’s own key',
    why: 'before the ticket is made, so that there is never a second one, and after it, because only the search tells which id it got',
  },
  make: { times: 1, what: 'make the ticket', why: 'it is what a handoff is for' },
  readBack: {
    times: 1,
    what: 'read back: the proof',
    why: 'by the ticket’s own id: what a search shows may be old',
  },
} as const satisfies Readonly<Record<string, Purpose>>;

const OWNER = 'hubspot_owner_id';

/** The same record is looked at with the same fields before and after the write: the write between them tells which. */
export function hubspotPurposes(): PurposeOf {
  const written = new Set<string>();
  return ({ method, path, query, body }) => {
    if (method === 'PATCH' && OWNER in propertiesIn(body)) {
      written.add(path);
      return HUBSPOT_PURPOSES.write;
    }
    if (method === 'PATCH') return HUBSPOT_PURPOSES.show;
    if (method !== 'GET') return undefined;
    const asked = new URLSearchParams(query).get('properties')?.split(',') ?? [];
    if (!asked.includes(OWNER)) return HUBSPOT_PURPOSES.find;
    if (asked.length === 1) return HUBSPOT_PURPOSES.echo;
    if (asked.includes('email')) return HUBSPOT_PURPOSES.admit;
    return written.has(path) ? HUBSPOT_PURPOSES.readBack : HUBSPOT_PURPOSES.look;
  };
}

export const salesforcePurposes =
  (): PurposeOf =>
  ({ method, path }) => {
    if (path.endsWith('/oauth2/token')) return SALESFORCE_PURPOSES.token;
    if (path.endsWith('/describe')) return SALESFORCE_PURPOSES.fields;
    if (method === 'GET' && path.includes('/sobjects/')) return SALESFORCE_PURPOSES.look;
    return method === 'POST' && path.endsWith('/composite') ? SALESFORCE_PURPOSES.write : undefined;
  };

/** By their addresses, as `hubspotPurposes` does by the write between them. */
export function asanaPurposes(): PurposeOf {
  let made = 0;
  let readBack = 0;
  return ({ method, path }) => {
    if (path.endsWith('/users/me') || path.includes('/workspaces/')) return ASANA_PURPOSES.fields;
    if (path.includes('/memberships')) return ASANA_PURPOSES.expect;
    if (method === 'POST' && path.endsWith('/tasks')) {
      made += 1;
      return ASANA_PURPOSES.make;
    }
    if (method !== 'GET' || !path.includes('/tasks/external:')) return undefined;
    if (readBack >= made) return ASANA_PURPOSES.look;
    readBack += 1;
    return ASANA_PURPOSES.readBack;
  };
}

export const httpPurposes =
  (): PurposeOf =>
  ({ method, query }) => {
    if (method === 'POST') return HTTP_PURPOSES.make;
    if (method !== 'GET') return undefined;
    return new URLSearchParams(query).has('externalKey') ? HTTP_PURPOSES.find : HTTP_PURPOSES.readBack;
  };

function propertiesIn(body: unknown): object {
  return z.object({ properties: z.looseObject({}) }).safeParse(body).data?.properties ?? {};
}
