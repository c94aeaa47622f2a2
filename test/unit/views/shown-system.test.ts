import { expect, test } from 'vitest';
import type { ShownSystem } from '#views/shown-system.ts';
import { willShow } from '#views/texts/en/shown-system.ts';

const shows = (name: string): ShownSystem => ({ name, does: 'show-owner' });
const gets = (what: string, hasBrief: boolean): ShownSystem => ({
  ...{ name: 'Asana', does: 'get', what, hasBrief },
});
/** What the team describes itself has no name for its things. */
const getsIt = (hasBrief: boolean): ShownSystem => ({
  ...{ name: 'Board', does: 'get', what: undefined, hasBrief },
});

test.each<[readonly ShownSystem[], string]>([
  [[shows('HubSpot')], 'HubSpot will show you as the owner'],
  [[shows('HubSpot'), shows('Board')], 'HubSpot and Board will show you as the owner'],
  [
    [shows('HubSpot'), gets('task', true), shows('Salesforce')],
    'HubSpot and Salesforce will show you as the owner, and Asana gets a task with the brief',
  ],
  [[gets('entry', false)], 'Asana gets an entry'],
  [[shows('HubSpot'), getsIt(false)], 'HubSpot will show you as the owner, and Board gets it too'],
  [
    [shows('HubSpot'), getsIt(true)],
    'HubSpot will show you as the owner, and Board gets it too, with the brief',
  ],
  [[getsIt(true)], 'Board gets it, with the brief'],
])('every system is named, and what becomes of it: %#', (systems, text) => {
  expect(willShow(systems)).toBe(text);
});
