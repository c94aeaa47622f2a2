import type { Named } from './named.ts';
import { AN_ID, cut, shownText } from './shown-text.ts';

/** Words of the paths of HubSpot, Salesforce and Asana, and the kinds of things that they have. */
const API_WORDS: ReadonlySet<string> = new Set([
  ...['api', 'crm', 'objects', 'properties', 'owners', 'pipelines', 'oauth', 'token', 'services', 'data'],
  ...[
    'sobjects',
    'describe',
    'composite',
    'query',
    'oauth2',
    '-',
    'oauth_token',
    'workspaces',
    'users',
    'me',
  ],
  ...['custom_fields', 'custom_field_settings', 'memberships', 'attachments', 'tasks', 'projects'],
  ...['contacts', 'companies', 'deals', 'tickets', 'line_items', 'products', 'quotes', 'leads', 'calls'],
  ...['Lead', 'Contact', 'Account', 'Opportunity', 'Case', 'Task', 'Event', 'Contract', 'Order', 'Campaign'],
]);
/** A kind of thing that a Salesforce organisation has made itself. */
const A_CUSTOM_KIND = /^[A-Za-z]\w{0,79}__c$/;

/** Parameters that hold names of fields and kinds, never values. */
const NAMES_PARAMETERS: ReadonlySet<string> = new Set([
  ...['properties', 'propertiesWithHistory', 'associations', 'fields', 'opt_fields', 'archived', 'limit'],
]);

/** A path with its ids and known words, without whatever else somebody has put into it; `named`: see there. */
export function shownPath({ pathname, searchParams }: URL, named?: Named): string {
  const path = pathname
    .split('/')
    .map((segment) => (isOpen(segment, named) ? segment : shownText(segment)))
    .join('/');
  const query = [...searchParams].map(([name, value]) => {
    const isNames = named === undefined && NAMES_PARAMETERS.has(name) && /^[\w.,-]*$/.test(value);
    return `${name}=${isNames ? value : shownText(value)}`;
  });
  return cut(query.length === 0 ? path : `${path}?${query.join('&')}`);
}

function isOpen(segment: string, named: Named | undefined): boolean {
  if (AN_ID.test(segment)) return true;
  return named === undefined
    ? API_WORDS.has(segment) || A_CUSTOM_KIND.test(segment)
    : named.words.has(segment);
}
