/** What stands in our own messages by these names is an id, a code or an instant; all else may be about people. */
const OURS: ReadonlySet<string> = new Set([
  ...['handoffId', 'subjectId', 'blockedId', 'deliveryId', 'receiptId', 'correlationId', 'objectId'],
  ...['objectType', 'target', 'work', 'kind', 'source', 'channel', 'property', 'person', 'id', 'condition'],
  ...['receivedAt', 'askedAt', 'occurredAt'],
]);
const A_CODE = /^[\w#:.+-]{1,200}$/;
/** Of each message so many characters are shown. */
const LONGEST = 1000;

/** A message or an event as people may see it who look after Baton: with ids and codes; of texts only how long they are. */
export function redacted(body: string): string {
  const message = parsedJson(body);
  return cut(message === undefined ? lengthOf(body) : JSON.stringify(shown(message, '')));
}

function shown(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((one) => shown(one, key));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, one]: [string, unknown]) => [name, shown(one, name)]),
    );
  if (typeof value !== 'string') return value;
  return OURS.has(key) && A_CODE.test(value) ? value : lengthOf(value);
}

function lengthOf(text: string): string {
  return `‹text, ${String(text.length)} characters›`;
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).toWellFormed()}…`;
}

/** What JSON says; undefined for what is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
