import * as z from 'zod';

/** One request to AWS, as it is sent. */
export interface AwsRequest {
  readonly service: string;
  readonly method: string;
  readonly url: string;
  /** The header by which most services tell their operations apart. */
  readonly target: string;
  readonly body: string;
}

/** What is asked of IAM: an action without its service, and what it is done to, by the names of `grantsOf`. */
export type Call = readonly [action: string, resource: string];

const bodySchema = z.looseObject({
  TableName: z.string().optional(),
  IndexName: z.string().optional(),
  TransactItems: z.array(z.record(z.string(), z.looseObject({ TableName: z.string() }))).optional(),
  RequestItems: z.record(z.string(), z.unknown()).optional(),
  QueueUrl: z.string().optional(),
  SecretId: z.string().optional(),
  ConfigurationSetName: z.string().optional(),
});
type Body = z.infer<typeof bodySchema>;

/** What IAM is asked about a request. @throws {Error} a request of a kind that nobody has described here yet */
export function callsIn(request: AwsRequest): readonly Call[] {
  const action = request.target.split('.').at(-1) ?? '';
  const parsed: unknown = request.body.startsWith('{') ? JSON.parse(request.body) : {};
  const body = bodySchema.parse(parsed);
  switch (request.service) {
    case 'dynamodb':
      return tableCalls(action, body);
    // A batch is allowed by the action of one. Source: AWS's Service Authorization Reference, Amazon SQS.
    case 'sqs':
      return [[action.replace(/Batch$/, ''), queueNamed(body.QueueUrl ?? '')]];
    case 'secretsmanager':
      return [[action, secretNamed(body.SecretId ?? '')]];
    case 'states':
      return [[action, workflowOf(action)]];
    case 'scheduler':
      return timerCalls(request);
    case 'ses':
      return mailCalls(request, body);
    default:
      throw new Error(
        `a request to ${request.service} that is not described: ${request.method} ${request.url}`,
      );
  }
}

/** A transaction is allowed by the actions of its parts. Source: DynamoDB's guide, "IAM policies for transactions". */
function tableCalls(
  action: string,
  { TableName, IndexName, TransactItems, RequestItems }: Body,
): readonly Call[] {
  const parts = (TransactItems ?? []).flatMap((item) =>
    Object.entries(item).map(([part, { TableName: table }]): Call => [
      OF_PART[part] ?? part,
      tableNamed(table),
    ]),
  );
  const batch = Object.keys(RequestItems ?? {}).map((table): Call => [action, tableNamed(table)]);
  const one = TableName === undefined ? [] : [[action, tableNamed(TableName, IndexName)] as const];
  return [...parts, ...batch, ...one];
}

const OF_PART: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

const INDEXES: Readonly<Record<string, string>> = {
  due: 'rows by due',
  byContract: 'rows by contract',
  byPerson: 'rows by person',
  waiting: 'rows that wait',
  byRecord: 'rows by record',
  overview: 'rows in lists',
};

function tableNamed(name: string, index?: string): string {
  if (index !== undefined) return INDEXES[index] ?? index;
  if (name.includes('HandoffLog')) return 'log';
  if (name.includes('SideItems')) return 'side items';
  return name.includes('Handoffs') ? 'rows' : name;
}

/** `…/baton-local-wake-dead-letters` or `…/baton-local-wake`. */
function queueNamed(url: string): string {
  const name = url.split('/').at(-1)?.replace('baton-local-', '').replace('http-board', 'httpboard') ?? '';
  return name.endsWith('-dead-letters') ? name.replace(/-dead-letters$/, ' dead letters') : `${name} queue`;
}

const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/hubspot\/client-secret/, 'client secret'],
  [/hubspot\/token/, 'token'],
  [/slack\/signing-secret/, 'signing secret'],
  [/slack\/bot-token/, 'bot token'],
  [/on-call\/webhook/, 'on-call secret'],
  [/salesforce\/client/, 'Salesforce client'],
  [/asana\/token/, 'Asana token'],
  [/http-board\/token/, 'board token'],
];

function secretNamed(id: string): string {
  const [, system] = /(hubspot|salesforce|asana)\/grant/.exec(id) ?? [];
  return system === undefined
    ? (SECRETS.find(([pattern]) => pattern.test(id))?.[1] ?? id)
    : `${system} grant`;
}

function workflowOf(action: string): string {
  if (action.startsWith('SendTask')) return '*';
  return action === 'StartExecution' ? 'workflow' : 'executions';
}

/** Whoever makes a schedule hands it the role as which it calls. */
function timerCalls({ method }: AwsRequest): readonly Call[] {
  if (method === 'DELETE') return [['DeleteSchedule', 'own timers']];
  return [
    [method === 'POST' ? 'CreateSchedule' : 'GetSchedule', 'own timers'],
    ['PassRole', 'timer role'],
  ];
}

function mailCalls({ method, url }: AwsRequest, { ConfigurationSetName }: Body): readonly Call[] {
  if (url.endsWith('/account')) return [['GetAccount', '*']];
  if (url.includes('/suppression/')) return [['ListSuppressedDestinations', '*']];
  if (method === 'GET') return [['GetEmailIdentity', 'identities']];
  return [
    ['SendEmail', 'identities'],
    ...(ConfigurationSetName === undefined ? [] : [['SendEmail', 'configuration set'] as const]),
  ];
}
