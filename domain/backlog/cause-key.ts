import { targetSystemSchema } from '../contract/target.ts';
import type { TargetSystem } from '../contract/target.ts';
import type { IncidentCause } from '../incident/cause.ts';
import { systemName } from '../story/words.ts';

/** What fails, as a clause about all that fails like it: nobody is named. */
export const CAUSE_TITLES: Readonly<Record<IncidentCause['kind'], string>> = {
  declined: 'offers are declined, and nobody else can be asked',
  returned: 'handoffs are sent back as not ready',
  expired: 'offers are not answered in time',
  'nobody-to-ask': 'nobody can be asked',
  'outside-pilot': 'whoever would be asked is not in the pilot',
  ambiguous: 'the rules lead to different people',
  contradiction: 'records contradict their own status',
  undeliverable: 'people cannot be reached',
  mismatch: 'systems show something else than was written',
  'target-failed': 'systems refuse to be written',
  'partial-rollback': 'what was written cannot be taken back everywhere',
  'rolled-back': 'what was written is taken back, because one system refuses',
  'target-deferred': 'systems put Baton off for long',
  'moved-on': 'records move on before anybody has accepted',
  'owner-changed': 'somebody else becomes the owner afterwards',
  storm: 'more begins at once than is allowed',
  'not-started': 'whoever accepted does not start',
  infrastructure: 'a step of our own does not get on',
  unmapped: 'statuses come that nothing stands for',
  'missing-input': 'records lack what they need',
  malformed: 'events cannot be read',
  'unreadable-record': 'records cannot be read',
  'reflect-failed': "Baton's own properties cannot be shown",
  'status-failed': 'statuses cannot be set',
  'notice-failed': 'messages cannot be sent',
  'dead-letters': 'messages could not be processed',
};

/** An access that a system refuses is nobody's contract's: whoever needs that system waits for it. */
const ACCESS_REFUSED = 'access-refused';

/** A kind of failure, under one contract where it belongs to one; or the system that refuses the access to it. */
export type Cause =
  | { readonly kind: IncidentCause['kind']; readonly contract: string | undefined }
  | { readonly kind: typeof ACCESS_REFUSED; readonly system: TargetSystem };

interface Caused {
  readonly cause: string;
  readonly contract?: string | undefined;
  /** The system that does not let Baton in, where that is what failed. */
  readonly refusedBy?: string | undefined;
}

/**
 * What a cause is called in commands: its kind, and its contract behind a colon: `expired:sales-qualified-lead`; of an
 * access that is refused the system: `access-refused:salesforce`.
 */
export function causeKey({ cause, contract, refusedBy }: Caused): string {
  if (refusedBy !== undefined) return `${ACCESS_REFUSED}:${refusedBy}`;
  return contract === undefined ? cause : `${cause}:${contract}`;
}

/** The cause that is called so; undefined if there is no such kind. Whether there is such a contract is not looked at. */
export function causeOfKey(key: string): Cause | undefined {
  const [word = '', contract] = key.split(/:(.*)/s);
  if (word === ACCESS_REFUSED) {
    const system = targetSystemSchema.safeParse(contract).data;
    return system === undefined ? undefined : { kind: word, system };
  }
  const kind = KINDS.find((one) => one === word);
  return kind === undefined || contract === '' ? undefined : { kind, contract };
}

/** What fails under which contract, as a clause. */
export function causeTitle(key: string): string {
  const cause = causeOfKey(key);
  if (cause === undefined) return key;
  if (cause.kind === ACCESS_REFUSED) return `${systemName(cause.system)} refuses the access that Baton has`;
  const title = CAUSE_TITLES[cause.kind];
  return cause.contract === undefined ? title : `${title} (${cause.contract})`;
}

/** Every kind of failure of incidents there is. */
export const KINDS = Object.keys(CAUSE_TITLES).filter((kind): kind is IncidentCause['kind'] =>
  Object.hasOwn(CAUSE_TITLES, kind),
);
