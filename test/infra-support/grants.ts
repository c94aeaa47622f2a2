import type { Template } from 'aws-cdk-lib/assertions';

import { at } from './at.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

/** How the resources of the stacks are called in the tests; the first that fits wins. */
const CALLED: readonly (readonly [RegExp, string])[] = [
  [/^"\*"$/, '*'],
  [/StreamArn/, 'log stream'],
  [/TablesHandoffLog/, 'log'],
  [/index\/due/, 'rows by due'],
  [/index\/byContract/, 'rows by contract'],
  [/index\/byPerson/, 'rows by person'],
  [/index\/waiting/, 'rows that wait'],
  [/index\/byRecord/, 'rows by record'],
  [/index\/incidents/, 'incidents'],
  [/index\/overview/, 'rows in lists'],
  [/TablesHandoffs/, 'rows'],
  [/SideItems/, 'side items'],
  [/hubspot\/client-secret-\?{6}/, 'client secret'],
  [/hubspot\/token-\?{6}/, 'token'],
  [/(hubspot|salesforce|asana)\/grant-\?{6}/, '$1 grant'],
  [/slack\/signing-secret-\?{6}/, 'signing secret'],
  [/slack\/bot-token-\?{6}/, 'bot token'],
  [/on-call\/webhook-\?{6}/, 'on-call secret'],
  [/salesforce\/client-\?{6}/, 'Salesforce client'],
  [/asana\/token-\?{6}/, 'Asana token'],
  [/http-board\/token-\?{6}/, 'board token'],
  [/MailEventsQueueDeadLetters/, 'mail-events dead letters'],
  [/OnCallQueueDeadLetters/, 'on-call dead letters'],
  [/(?:(\w+)Queue)?DeadLetters/, '$1 dead letters'],
  [/(Intake|Wake|Notices|Hubspot|Salesforce|Asana|HttpBoard)QueueC?/, '$1 queue'],
  [/OnCallQueueC?/, 'on-call queue'],
  [/MailEventsQueueC?/, 'mail-events queue'],
  [/:execution:.*StateMachine.*:\*/, 'executions'],
  [/StateMachine/, 'workflow'],
  [/schedule\/baton-\w+-wake\/\*/, 'own timers'],
  [/WakeTimersRole/, 'timer role'],
  [/execute-api.*\/GET\/operator\//, 'operator API'],
  [/:identity\/\*/, 'identities'],
  [/:configuration-set\/baton-\w+-mail/, 'configuration set'],
  [/(\w+)Function/, '$1'],
  [/(\w+?)Log[0-9A-F]{8}/, 'own log'],
];

const call = (resource: unknown): string => {
  const text = JSON.stringify(resource);
  for (const [pattern, name] of CALLED) {
    const found = pattern.exec(text);
    if (found !== null) {
      const owner = found[1] ?? (name.includes('dead letters') ? 'Relay' : '');
      return name.replace('$1', owner.toLowerCase());
    }
  }
  return text;
};

const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

const withoutService = (action: string): string => action.slice(action.indexOf(':') + 1);

/** What a role may do: for each resource its actions, in order. */
export const grantsOf = (template: Template, rolePrefix: string): Record<string, string> => {
  const policies = Object.values(template.findResources('AWS::IAM::Policy')).filter((policy) =>
    JSON.stringify(at(policy, 'Properties', 'Roles')).includes(`"${rolePrefix}`),
  );
  const grants = new Map<string, Set<string>>();
  for (const policy of policies) {
    for (const { Action, Resource } of at(
      policy,
      'Properties',
      'PolicyDocument',
      'Statement',
    ) as Statement[]) {
      for (const resource of list(Resource)) {
        const known = grants.get(call(resource)) ?? new Set();
        grants.set(call(resource), new Set([...known, ...list(Action).map(withoutService)]));
      }
    }
  }
  return Object.fromEntries([...grants].map(([name, actions]) => [name, [...actions].sort().join(' ')]));
};
