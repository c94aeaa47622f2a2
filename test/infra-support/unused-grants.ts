/** What a role may do that no recorded run used, and why it may. */
export interface UnusedGrant {
  readonly lambda: RegExp;
  /** By the names of `grantsOf`. */
  readonly resource: RegExp;
  readonly action: RegExp;
  readonly reason: string;
}

const ANY = /./;

/** Every permission that the recorded calls did not use, with the reason. One that explains nothing any more must go. */
export const UNUSED_GRANTS: readonly UnusedGrant[] = [
  {
    lambda: ANY,
    resource: /^own log$/,
    action: /^(CreateLogStream|PutLogEvents)$/,
    reason: 'Lambda itself writes the log of a function with its role; the function never asks for it.',
  },
  {
    lambda: /^tell-monday$/,
    resource: /^operator API$/,
    action: /^Invoke$/,
    reason: 'It asks the operator API as operators do, over HTTP: no call of the SDK, so none is recorded.',
  },
  {
    lambda: /^(admit-event|note-delivery|send-notice|sync-target|wake)$/,
    resource: / queue$/,
    action: /^(ChangeMessageVisibility|DeleteMessage|GetQueueAttributes|GetQueueUrl|ReceiveMessage)$/,
    reason: 'Lambda itself receives from the queue that feeds a function, with its role.',
  },
  {
    lambda: /^relay$/,
    resource: /^(\*|log stream)$/,
    action: /^(ListStreams|DescribeStream|GetRecords|GetShardIterator)$/,
    reason: 'Lambda itself reads the stream that feeds the relay, with its role.',
  },
  {
    lambda: /^(relay|wake)$/,
    resource: /^relay dead letters$/,
    action: /^(GetQueueAttributes|GetQueueUrl|SendMessage)$/,
    reason:
      'Takes what can never be processed, by Lambda’s hand or ours: no deployed test makes such a record.',
  },
  {
    lambda: /^relay$/,
    resource: /^executions$/,
    action: /^(DescribeExecution|StopExecution)$/,
    reason:
      'The relay and wake make the world match the log by the same code; which of them finds an execution that has to end is chance.',
  },
  {
    lambda: ANY,
    resource: /^(rows|incidents$)/,
    action: /^(BatchGetItem|GetItem|PutItem|Query|UpdateItem)$/,
    reason:
      'Whoever decides may do the same with the rows (`lib/constructs/tables.ts`): rows are derived, can be made anew from the log, and hold ids only. Rights by Lambda would have to follow each change of what a decision asks.',
  },
  {
    lambda: ANY,
    resource: /^side items$/,
    action: /^(DeleteItem|GetItem|PutItem|Query|UpdateItem)$/,
    reason:
      'Whoever decides may do the same beside the log, for the same reason. One table holds all side items, so that a right by kind would need conditions on keys that transactions do not take.',
  },
  {
    lambda: /^send-notice$/,
    resource: /^on-call dead letters$/,
    action: /^SendMessage$/,
    reason:
      'What the webhook of whoever is on call refuses is put there: the receiver of the recorded run takes everything.',
  },
  {
    lambda: /^(send-notice|show-my-work|follow-handoff)$/,
    resource: /^log$/,
    action: /^(PutItem|Query)$/,
    reason:
      'A notice that cannot be delivered becomes a fact, an absence passes offers on, and a giver’s page is read from the log: no recorded run came to that. Nobody may change or delete a commit.',
  },
  {
    lambda: /^(answer-slack|relay|wake|start-sync)$/,
    resource: / queue$/,
    action: /^SendMessage$/,
    reason:
      'What is sent depends on the systems of a contract (nothing is written to the board in a deployed test; the suites of the connectors do that) and on chance: who answers in Slack may ask for a link to their page.',
  },
  {
    lambda: /^sync-target$/,
    resource: /^(asana|httpboard) queue$/,
    action: /^SendMessage$/,
    reason:
      'A piece of work that is put off comes again by itself: no recorded run had these systems refuse for a time.',
  },
  {
    lambda: /^(compare-handoff|rehearse-handoff|sync-target)$/,
    resource: /^((asana|hubspot|salesforce) grant|Asana token|board token)$/,
    action: /^(GetSecretValue|PutSecretValue)$/,
    reason:
      'Whoever asks a system may have to renew its consent first, whichever system it is and whoever finds it over first.',
  },
  {
    lambda: /^store-secret$/,
    resource: /^asana grant$/,
    action: /^PutSecretValue$/,
    reason: 'Asana’s consent is stored as those of the two systems are to which the recorded run connected.',
  },
  {
    lambda: /^(look-up|operate)$/,
    resource: / dead letters$/,
    action: /^(ChangeMessageVisibility|DeleteMessage|GetQueueAttributes|ReceiveMessage)$/,
    reason:
      'The recorded run looked at one queue of dead letters and sent its messages back; the others are alike.',
  },
  {
    lambda: /^operate$/,
    resource: / queue$/,
    action: /^SendMessage$/,
    reason:
      'Dead letters go back to the queue that they came from: the recorded run had some of one queue only.',
  },
];
