import type { Cause } from '#views/cause.ts';

const value = { system: 'HubSpot', field: 'Owner', expected: 'Ada', found: 'Bob' } as const;

/** Every kind of cause, with the sentence that tells it. */
export const causes: readonly { readonly cause: Cause; readonly sentence: string }[] = [
  {
    cause: { kind: 'declined', by: 'Ada', reason: 'No time' },
    sentence: 'Ada declined, with the reason “No time”. Nobody has accepted it.',
  },
  {
    cause: { kind: 'expired', offeredTo: 'Ada' },
    sentence: 'Ada was asked and did not answer in time. Nobody has accepted it.',
  },
  {
    cause: { kind: 'returned', by: 'Ada', reason: 'Too early', missing: ['Phone', 'Budget'] },
    sentence: 'Ada sent it back as not ready, with the reason “Too early”. Missing: Phone and Budget.',
  },
  {
    cause: {
      kind: 'returned',
      by: 'Ada',
      reason: 'Too early',
      missing: [],
      setBackTo: 'marketing-qualified',
    },
    sentence:
      'Ada sent it back as not ready, with the reason “Too early”. The record is set back to “marketing qualified” until it goes on.',
  },
  {
    cause: { kind: 'undeliverable', person: 'Ada', channel: 'mail' },
    sentence: 'Ada could not be reached by mail, so nobody has been asked.',
  },
  {
    cause: {
      kind: 'nobody-to-ask',
      leftOut: [
        { name: 'Ada', because: 'away' },
        { name: 'Bob', because: 'at-capacity' },
        { name: 'Cy', because: 'declined' },
      ],
    },
    sentence: 'Nobody can be asked now: Ada is away, Bob has as much as they can take, and Cy said no.',
  },
  {
    cause: {
      kind: 'partial-rollback',
      failed: [
        { system: 'HubSpot', errorClass: 'overwritten', isOthers: true, field: 'Owner' },
        { system: 'the ledger', errorClass: 'no-answer', isOthers: false },
        {
          system: 'Salesforce',
          errorClass: 'another-record-counts-now',
          isOthers: false,
          field: '00QHs00000AbCdEIAV',
        },
      ],
    },
    sentence:
      'Somebody else has changed HubSpot meanwhile (“Owner”), and that was left alone. What was written to the ledger could not be taken back: no answer. What was written to Salesforce could not be taken back (“00QHs00000AbCdEIAV”): another record counts now. Everything else shows what stood there before. Put right by hand what is named here, or have Baton try again; then cancel the handoff.',
  },
  {
    cause: { kind: 'rolled-back', system: 'HubSpot' },
    sentence:
      'The new owner could not be entered in HubSpot. Everything that was written elsewhere was taken back, and read back. Trying again enters the new owner everywhere once more.',
  },
  {
    cause: { kind: 'storm' },
    sentence:
      'More handoffs began at once than the rules allow. The rest waits: nobody is asked about it until you decide.',
  },
  {
    cause: { kind: 'not-started', person: 'Ada' },
    sentence:
      'Ada accepted it, and it has not been started in time. Ada was reminded, and their manager was told.',
  },
  {
    cause: { kind: 'storm', person: 'Ada' },
    sentence: 'Ada has as many open handoffs as the rules allow. The rest waits until you decide.',
  },
  {
    cause: { kind: 'nobody-to-ask', leftOut: [] },
    sentence: 'The rules of this handoff lead to nobody who could be asked.',
  },
  {
    cause: {
      kind: 'ambiguous',
      candidates: [
        {
          ...{ name: 'Ada', rule: 1, because: { kind: 'named' } },
          when: { field: 'Country', values: ['DE', 'AT'] },
        },
        { name: 'Bob', rule: 2, because: { kind: 'property', field: 'Delivery lead' } },
        { name: 'Cy', rule: 3, because: { kind: 'record-owner' } },
        { name: 'Di', rule: 4, because: { kind: 'in-pool' } },
      ],
    },
    sentence:
      'Nobody was asked, because the rules do not decide between them: Ada is named (rule 1, as “Country” is “DE” or “AT”); Bob stands in “Delivery lead” (rule 2); Cy owns the record (rule 3); Di is in the pool (rule 4).',
  },
  {
    cause: {
      kind: 'unmapped',
      source: 'HubSpot',
      property: 'Stage',
      value: 'SQL',
      closest: 'Sales Qualified',
    },
    sentence:
      'HubSpot sent “SQL” as “Stage”, and no rule says what it means. The closest known value is “Sales Qualified”.',
  },
  {
    cause: { kind: 'missing-field', field: 'E-mail', unlinked: [] },
    sentence:
      '“E-mail” is empty in the record, or not as it has to be. Until that is right nobody can be asked.',
  },
  {
    cause: {
      ...{ kind: 'missing-field', field: '' },
      unlinked: [{ object: 'company', label: 'Customer' }],
    },
    sentence: 'No company is linked to the record (“Customer”). Until that is right nobody can be asked.',
  },
  {
    cause: { kind: 'malformed', source: 'HubSpot' },
    sentence: 'HubSpot sent a genuine message that cannot be read. It is kept, and nothing was started.',
  },
  {
    cause: { kind: 'dropped', ...value },
    sentence: 'HubSpot said yes but changed nothing: “Owner” should be “Ada” and is still “Bob”.',
  },
  {
    cause: { kind: 'altered', ...value },
    sentence: 'HubSpot changed what was written: “Owner” should be “Ada” and is “Bob”.',
  },
  {
    cause: { kind: 'overwritten', ...value },
    sentence:
      'Somebody else changed HubSpot meanwhile: “Owner” should be “Ada” and is “Bob”. It was left alone.',
  },
  {
    cause: { kind: 'target-failed', system: 'HubSpot', errorClass: 'VALIDATION_ERROR', field: 'Amount' },
    sentence:
      'The new owner could not be entered in HubSpot (field “Amount”): validation error (VALIDATION_ERROR).',
  },
  {
    cause: { kind: 'target-failed', system: 'Salesforce', errorClass: 'no-connector' },
    sentence:
      'The new owner could not be entered in Salesforce, because Salesforce is not connected to Baton here, or not any more. Have it connected and then have Baton try again, or do without it.',
  },
  {
    cause: { kind: 'target-failed', system: 'Salesforce', errorClass: 'no-record', field: 'lead id' },
    sentence:
      'The record does not say which one in Salesforce is meant: its property “lead id” is empty. Nothing was written there. Fill it in and then have Baton try again.',
  },
  {
    cause: { kind: 'target-failed', system: 'Asana', errorClass: 'not-as-expected', field: 'attachments' },
    sentence:
      'The new owner was entered in Asana, but what the contract expects besides has not come: “attachments”.',
  },
  {
    cause: { kind: 'target-failed', system: 'Salesforce', errorClass: 'unverifiable' },
    sentence: 'Salesforce took the new owner and shows the record to Baton no more, so nothing proves it.',
  },
  {
    cause: { kind: 'target-failed', system: 'Salesforce', errorClass: 'too-long', field: 'Title' },
    sentence:
      'The value for the field “Title” in Salesforce does not fit (too long), and nothing was written there.',
  },
  {
    cause: { kind: 'target-failed', system: 'Salesforce', errorClass: 'not-found' },
    sentence: 'The new owner could not be entered in Salesforce: not found.',
  },
  {
    cause: { kind: 'deferred', system: 'HubSpot', errorClass: 'DAILY' },
    sentence:
      'HubSpot has put Baton off for more than an hour: DAILY. Baton goes on by itself as soon as it is let in.',
  },
  {
    cause: { kind: 'in-queue', system: 'Asana' },
    sentence:
      'The turn of what waits has not come for more than an hour. The queue moves: all goes on by itself.',
  },
  {
    cause: { kind: 'left-alone', system: 'HubSpot', because: 'down', renewWith: undefined },
    sentence:
      'HubSpot does not answer as it should. Baton leaves it alone, and looks from time to time. What waits for it then goes on by itself.',
  },
  {
    cause: {
      kind: 'left-alone',
      system: 'HubSpot',
      because: 'consent',
      renewWith: ['npx baton connect hubspot', 'npx baton secrets set hubspot-token'],
    },
    sentence:
      'HubSpot does not let Baton in until its access is renewed with “npx baton connect hubspot” or “npx baton secrets set hubspot-token”. Baton leaves it alone, and looks from time to time. What waits for it then goes on by itself.',
  },
  {
    cause: { kind: 'left-alone', system: 'HubSpot', because: 'consent', renewWith: undefined },
    sentence:
      'HubSpot does not let Baton in until its access is renewed. Baton leaves it alone, and looks from time to time. What waits for it then goes on by itself.',
  },
  {
    cause: { kind: 'left-alone', system: 'HubSpot', because: 'daily-limit', renewWith: undefined },
    sentence:
      'HubSpot takes no more requests today. Baton leaves it alone, and looks from time to time. What waits for it then goes on by itself.',
  },
  {
    cause: { kind: 'unauthorised', system: 'HubSpot' },
    sentence:
      'HubSpot refuses Baton’s access. Somebody has to renew it before anything can be written there.',
  },
  {
    cause: { kind: 'moved-on', move: { kind: 'status', status: 'closed-lost' } },
    sentence:
      'The record became “closed lost” while nobody had accepted it. Decide whether it still is to be handed over.',
  },
  {
    cause: { kind: 'moved-on', move: { kind: 'deleted' } },
    sentence:
      'The record was deleted while nobody had accepted it. Decide whether it still is to be handed over.',
  },
  {
    cause: { kind: 'owner-changed', system: 'HubSpot', to: 'Bob', owner: 'Ada' },
    sentence:
      'Ada accepted and was entered. Since then somebody has made Bob the owner in HubSpot. Trying again enters Ada once more; cancelling leaves it as it is.',
  },
  {
    cause: { kind: 'infrastructure', step: 'asking Ada' },
    sentence: 'The step “asking Ada” failed again and again for a technical reason.',
  },
  {
    cause: { kind: 'dead-letters', queue: 'intake' },
    sentence:
      'Messages in “intake” could not be processed and were put aside. They are kept for 14 days. Whoever operates Baton sees them with “npx baton dlq show intake” and, once the cause is put right, has them processed again with “npx baton dlq redrive intake --reason … --confirm”.',
  },
];
