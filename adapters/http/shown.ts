/** Of each body so many characters are kept. */
const LONGEST_BODY = 1000;

/** Keys of what opens a system: of their values not even the length is kept. */
const SECRET_KEY = /token|secret|password|assertion|signature|authori[sz]ation|cookie|credential/i;
/** Keys of ids of records and owners, in the spellings of the systems. */
const ID_KEY = /^g?id$|_id$|[a-z]Id$|^Id$|^(assignee|workspace|projects)$/;
const AN_ID = /^(?=.*\d)[\w:.-]{1,64}$/;
/** Keys of codes by which systems say what became of a request. */
const CODE_KEYS: ReadonlySet<string> = new Set([
  ...['status', 'statusCode', 'httpStatusCode', 'category', 'subCategory', 'errorCode', 'code', 'error'],
  ...['errorType', 'policyName', 'sourceType', 'resource_type', 'method', 'referenceId', 'grant_type'],
]);
const A_CODE = /^[\w.:-]{1,60}$/;
const TIME_KEYS: ReadonlySet<string> = new Set([
  ...['timestamp', 'updatedAt', 'createdAt', 'modified_at', 'created_at', 'LastModifiedDate', 'CreatedDate'],
]);
const AN_INSTANT = /^\d{4}-\d\d-\d\dT[\d:.+Z]+$/;
/** Below these keys stand fields that a team has named itself: no key says what their values are but that of an id. */
const FIELDS_KEYS: ReadonlySet<string> = new Set(['properties', 'propertiesWithHistory', 'custom_fields']);
/** Parameters that hold names of fields and kinds, never values. */
const NAMES_PARAMETERS: ReadonlySet<string> = new Set([
  ...['properties', 'propertiesWithHistory', 'associations', 'fields', 'opt_fields', 'archived', 'limit'],
]);

interface Place {
  readonly key: string;
  readonly isField: boolean;
}

/** A body as it may be kept: keys, ids, codes and booleans; of any other value only what it is and how long. */
export function shownBody(body: unknown): string {
  const plain: unknown = body instanceof URLSearchParams ? Object.fromEntries(body) : body;
  return cut(JSON.stringify(shown(plain, { key: '', isField: false })));
}

/** Of a text that is no JSON only how long it is. */
export function shownText(text: string): string {
  return text === '' ? '' : `‹text, ${String(text.length)} characters›`;
}

/** A path with its ids, without whatever else somebody has put into it. */
export function shownPath({ pathname, searchParams }: URL): string {
  const path = pathname.split('/').map(shownSegment).join('/');
  const query = [...searchParams].map(([name, value]) => {
    const isNames = NAMES_PARAMETERS.has(name) && /^[\w.,-]*$/.test(value);
    return `${name}=${isNames ? value : shownText(value)}`;
  });
  return cut(query.length === 0 ? path : `${path}?${query.join('&')}`);
}

function shownSegment(segment: string): string {
  return /^[\w.,:~-]*$/.test(segment) ? segment : shownText(segment);
}

function cut(text: string): string {
  return text.length <= LONGEST_BODY ? text : `${text.slice(0, LONGEST_BODY).toWellFormed()}…`;
}

function shown(value: unknown, place: Place): unknown {
  if (SECRET_KEY.test(place.key)) return '‹secret›';
  if (Array.isArray(value)) return value.map((one) => shown(one, place));
  if (typeof value === 'object' && value !== null) return shownObject(value, place);
  if (typeof value === 'string') return shownString(value, place);
  return typeof value === 'number' && !isOpen(String(value), place) ? '‹number›' : value;
}

/** What a system tells of a field under `value`, such as in its history, is of that field. */
function shownObject(value: object, { key, isField }: Place): unknown {
  const entries = Object.entries(value).map(([name, one]: [string, unknown]) => {
    const place = {
      key: name === 'value' && isField ? key : name,
      isField: isField || FIELDS_KEYS.has(name),
    };
    return [name, shown(one, place)] as const;
  });
  return Object.fromEntries(entries);
}

function shownString(text: string, place: Place): string {
  if (text === '' || isOpen(text, place)) return text;
  if (place.key === 'url' && text.startsWith('/')) return shownPath(new URL(text, 'https://host.invalid'));
  return shownText(text);
}

function isOpen(text: string, { key, isField }: Place): boolean {
  if (ID_KEY.test(key)) return AN_ID.test(text);
  if (TIME_KEYS.has(key)) return AN_INSTANT.test(text);
  return !isField && CODE_KEYS.has(key) && A_CODE.test(text);
}
