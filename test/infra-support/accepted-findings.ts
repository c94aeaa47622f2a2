/** A finding of cdk-nag that we keep, and why. */
export interface AcceptedFinding {
  readonly rule: RegExp;
  readonly path: RegExp;
  readonly reason: string;
}

/** Every finding of AWS Solutions that stands, with the reason. One that is no longer found must go. */
export const ACCEPTED_FINDINGS: readonly AcceptedFinding[] = [
  {
    rule: /^AwsSolutions-IAM5\[Resource::arn:aws:execute-api:.*\/operator\/([\w-]+\/)?\*\]$/,
    path: /\/Entrance\/Operator-(read|operate|administer)\//,
    reason:
      'An operator may call every handoff, incident, blocked event, person and dead-letter queue below a path; the path is what is granted.',
  },
  {
    rule: /^AwsSolutions-SMG4$/,
    path: /\/((Hubspot|Slack)Secrets|(Salesforce|Asana|OnCall)Secret)\//,
    reason: 'Others issue these; only a person can renew them there, and sets them with the command line.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::\*\]$/,
    path: /\/(Relay|Wake|LookUp)\/Role\//,
    reason:
      'Resuming a wait names its token and no resource; listing streams (relay) and the state of the mail account (look-up) know none either.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::\*\]$/,
    path: /\/Workflow\/Role\//,
    reason: 'Vended log delivery of Step Functions has no resources to name.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::arn:aws:states:.*:execution:<WorkflowStateMachine\w+\.Name>:\*\]$/,
    path: /\/(Relay|Wake|TraceHandoff)\/Role\//,
    reason: 'Each run of each handoff is an execution of its own, of this one state machine.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::arn:aws:scheduler:.*:schedule\/baton-production-wake\/\*\]$/,
    path: /\/(Relay|Wake|LookUp)\/Role\//,
    reason: 'Each deadline is a schedule of its own, in this one group.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::arn:aws:ses:.*:identity\/\*\]$/,
    path: /\/(OfferHandoff|SendNotice|LookUp)\/Role\//,
    reason:
      'SES checks the recipient too while an account is in its sandbox; a condition names the one sender. LookUp only looks.',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::arn:aws:execute-api:.*\/GET\/operator\/(contracts\/\*\/measures|handoffs\/\*\/replay)\]$/,
    path: /\/TellMonday\/Role\//,
    reason:
      'It asks for the numbers of every contract, and compares handoffs that it chooses by chance; it only looks.',
  },
  {
    rule: /^AwsSolutions-SF1$/,
    path: /\/Workflow\/StateMachine\//,
    reason:
      'The log of commits tells the story of a run; logging every event again would cost a fifth of a handoff.',
  },
  {
    rule: /^AwsSolutions-SF2$/,
    path: /\/Workflow\/StateMachine\//,
    reason:
      'A correlation id leads from webhook to CRM write through all logs; traces would cost as much as the rest.',
  },
  {
    rule: /^AwsSolutions-SQS3$/,
    path: /\/LogRelay\/DeadLetters\//,
    reason: 'It is a dead letter queue itself, of a stream.',
  },
  {
    rule: /^AwsSolutions-APIG4$/,
    path: /\/Routes\/((ReceiveWebhook|AnswerSlack)-POST|(AnswerOffer|DecideIncident|TendIncidents|ShowMyWork(Overview)?|FollowHandoff)-(GET|HEAD|POST))\//,
    reason:
      'The sender signs a delivery or a press, and a link carries 256 random bits: their Lambdas verify both.',
  },
];
