import { createWorld } from '#adapters/memory/world.ts';
import type { ContractBundle } from '#domain/contract/bundle.ts';
import { contractDigest } from '#domain/contract/contract-digest.ts';
import { personIdSchema, statusSchema } from '#domain/contract/ids.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { handoffIdSchema, stableId, subjectId } from '#domain/ids.ts';
import type { VendorRecord } from '#domain/ports/connector.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';
import type { Scope } from './explore.ts';
import type { ModelState } from './state.ts';

/** The one handoff of the model: a contact that became sales qualified, offered to Maya. */

export const START = '2030-01-31T12:00:00.000Z';
export const MAYA = 'maya-chen';
export const PRIYA = 'priya-nair';
export const SETTINGS = { stepSeconds: 300, planLeaseSeconds: 120, claimSeconds: 60, backoffSeconds: 5 };
/** Shorter than every lease and every machine step, as on every stage. */
export const LAMBDA_SECONDS = 30;
export const OFFER_SECONDS = 3600;
export const STAGE = 'lifecyclestage';
export const OWNER = 'hubspot_owner_id';
/** Jonas, whom nobody asks here, is made the owner past Baton. */
export const TAKEN_OVER = '71002';
export const RECORD = { source: 'hubspot', objectType: 'contact', objectId: '501' } as const;

const property = (value: string) => ({ value, writtenByUs: false, since: START, changedBy: '98004' });
/** What the system of record tells of the contact when its event is admitted. */
export const QUALIFIED: VendorRecord = {
  properties: {
    lifecyclestage: property('salesqualifiedlead'),
    firstname: property('Amelia'),
    company: property('Northwind Robotics'),
    email: property('amelia.hart@example.com'),
    hubspot_owner_id: property('71004'),
  },
};

/** Whoever accepts has ten minutes to begin; then each step follows, and at last Priya is asked. */
export const awaitsStart: Pick<Contract, 'start' | 'fallback'> = {
  fallback: { person: personIdSchema.parse(PRIYA) },
  start: {
    ...{ withinSeconds: 600, latestSeconds: 600, graceSeconds: 600 },
    ...{ statuses: [], whenMissed: 're-offer' },
  },
};

/** Who returns it has the record go back to the status before. */
export const returned: Pick<Contract, 'whenReturned'> = {
  whenReturned: { setStatusTo: statusSchema.parse('marketing-qualified') },
};

/** One of two systems never takes the new owner. */
export const ledgerRefuses: Pick<Scope, 'targets' | 'always'> = {
  targets: ['hubspot', 'ledger'],
  always: { job: 'letter', call: 'ledger.write', does: 'refuse for good' },
};

/** What the other one shows is taken back then. */
export const takenBack: Pick<Contract, 'whenPartial'> = { whenPartial: 'roll-back' };

/** More than none at once is too much: whatever arrives waits for a person. */
export const inStorm: Pick<Contract, 'storm'> = { storm: { admissions: 0, withinSeconds: 600 } };

/** The sample contract with these targets; several are several systems that know the same properties. */
export function bundleWith(targets: readonly string[], under: Partial<Contract> = {}): ContractBundle {
  const [shape] = sampleContract.sync.targets;
  if (shape === undefined) throw new Error('the sample contract has no target');
  const contract: Contract = {
    ...sampleContract,
    sla: { acceptWithinSeconds: OFFER_SECONDS, incidentWithinSeconds: 172_800 },
    acknowledgment: {
      channels: ['slack', 'email'],
      deliverWithinSeconds: OFFER_SECONDS,
      remindAfterSeconds: [],
      snoozeAtMostSeconds: OFFER_SECONDS,
    },
    ...under,
    sync: { targets: targets.map((system) => Object.assign({}, shape, { system })) },
  };
  return { contracts: [{ digest: contractDigest(contract), contract }], directory: knownIn(targets) };
}

/** Every system knows everybody by the same id. */
function knownIn(targets: readonly string[]): ContractBundle['directory'] {
  const people = sampleDirectory.people.map((person) => {
    const ids = Object.fromEntries(targets.map((target) => [target, person.ids.hubspot]));
    return { ...person, ids: Object.assign({}, person.ids, ids) };
  });
  return { ...sampleDirectory, people };
}

export const HANDOFF = handoffIdSchema.parse(
  stableId('handoff', 'sales-qualified-lead', 'hubspot:contact:501', 'sales-qualified', START),
);
export const SUBJECT = subjectId('handoff', HANDOFF);

/** The model before anything happened: two deliveries of one change wait to be admitted. */
export function beginning(targets: readonly string[]): ModelState {
  const world = createWorld();
  // The key under which values are digested is drawn at random: here it is known, so that equal states look equal.
  world.texts.set(`key#${HANDOFF}`, 'the key');
  const shown = {
    value: '71004',
    by: 'somebody',
    version: 0,
    seq: 0,
    before: '71004',
    theirs: '71004',
  } as const;
  return {
    world,
    now: START,
    letters: [1, 2].map(
      (delivery) => ({ kind: 'admit', delivery, property: STAGE, readyAt: START }) as const,
    ),
    hint: false,
    executions: new Map(),
    stage: { value: 'salesqualifiedlead', since: START, byUs: false },
    vendors: new Map(targets.map((target) => [target, new Map([[OWNER, shown]])])),
    flights: [],
    processes: 0,
    faults: 0,
    acts: 0,
    seen: { mails: new Map(), presses: new Set(), violations: [], delays: 0, losses: 0, unmarked: 0 },
  };
}
