import { leadsTo } from './named.ts';
import type { Named } from './named.ts';
import { shownPath } from './shown-path.ts';
import { AN_ID, cut, shownText } from './shown-text.ts';

/** Keys of what opens a system: of their values not even the length is kept. */
const SECRET_KEY = /token|secret|password|assertion|signature|authori[sz]ation|cookie|credential/i;
/** Keys of ids of records and owners, in the spellings of the systems. */
const ID_KEY = /^g?id$|_id$|[a-z]Id$|^Id$|^(assignee|workspace|projects)$/;
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
/** Any other key may itself be about people. */
const A_NAME = /^[A-Za-z_]\w{0,79}$/;
/** Keys of fields that a system numbers, below `custom_fields` only: elsewhere they may be numbers of people. */
const A_NUMBER = /^\d{1,32}$/;

interface Place {
  readonly key: string;
  readonly isField: boolean;
  /** The keys that lead there. */
  readonly way: readonly string[];
  readonly named: Named | undefined;
}

/**
 * A body as it may be kept: keys, ids, codes and booleans; of any other value only what it is and how long. `named`: of
 * a system whose words are not known, see there.
 */
export function shownBody(body: unknown, named?: Named): string {
  const plain: unknown = body instanceof URLSearchParams ? Object.fromEntries(body) : body;
  return cut(JSON.stringify(shown(plain, { key: '', isField: false, way: [], named })));
}

function shown(value: unknown, place: Place): unknown {
  if (SECRET_KEY.test(place.key)) return '‹secret›';
  if (Array.isArray(value))
    return value.map((one, at) => shown(one, { ...place, way: [...place.way, String(at)] }));
  if (typeof value === 'object' && value !== null) return shownObject(value, place);
  if (typeof value === 'string') return shownString(value, place);
  return typeof value === 'number' && !isOpen(String(value), place) ? '‹number›' : value;
}

/** What a system tells of a field under `value`, such as in its history, is of that field. */
function shownObject(value: object, within: Place): unknown {
  const entries = Object.entries(value).map(([name, one]: [string, unknown]) => {
    const place = {
      ...within,
      key: name === 'value' && within.isField ? within.key : name,
      isField: within.isField || FIELDS_KEYS.has(name),
      way: [...within.way, name],
    };
    return [shownKey(name, within), shown(one, place)] as const;
  });
  return Object.fromEntries(entries);
}

function shownKey(name: string, { key }: Place): string {
  const isPlain = A_NAME.test(name) || (key === 'custom_fields' && A_NUMBER.test(name));
  return isPlain ? name : shownText(name);
}

function shownString(text: string, place: Place): string {
  if (text === '' || isOpen(text, place)) return text;
  const isPath = place.named === undefined && place.key === 'url' && text.startsWith('/');
  return isPath ? shownPath(new URL(text, 'https://host.invalid')) : shownText(text);
}

function isOpen(text: string, { key, isField, way, named }: Place): boolean {
  if (named !== undefined) {
    if (leadsTo(named.ids, way)) return AN_ID.test(text);
    return leadsTo(named.codes, way) && A_CODE.test(text);
  }
  if (ID_KEY.test(key)) return AN_ID.test(text);
  if (TIME_KEYS.has(key)) return AN_INSTANT.test(text);
  return !isField && CODE_KEYS.has(key) && A_CODE.test(text);
}
