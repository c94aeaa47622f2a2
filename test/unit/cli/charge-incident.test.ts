import { expect, test } from 'vitest';
import { chargeIncident } from '#cli/commands/charge-incident.ts';
import type { ChargeWish } from '#cli/commands/charge-incident.ts';
import { styleFor } from '#cli/output/style.ts';
import type { ChargePreview, ChargeRequest } from '#domain/operator/incidents.ts';
import { incident } from '../monday/gathered.ts';

const AFTER = 'What failed is tried once more.';

function api(preview: ChargePreview, changed = true, status: 'open' | 'resolved' = 'open') {
  const asked: ChargeRequest[] = [];
  return {
    asked,
    incident: async () => ({
      ...{ incident: { ...incident, id: 'i1', because: 'Maya declined' }, times: {}, held: [], story: [] },
      package: { suggestion: '', tried: [], log: [] },
    }),
    chargeIncident: async (id: string, _: string, request: ChargeRequest) => {
      asked.push(request);
      return { id, status, changed, story: [], preview, after: AFTER };
    },
  };
}

async function said(there: ReturnType<typeof api>, wish: ChargeWish): Promise<string> {
  return (await chargeIncident(there, 'i1', wish)).text(styleFor(false));
}

test('without --confirm the server is asked what it would do, and that is said', async () => {
  const there = api({
    ...{ until: '2030-02-05T23:00:00.000Z', zone: 'Europe/Berlin' },
    zoneOf: { id: 'lena', name: 'Lena Fischer' },
  });
  const text = await said(there, { charge: 'snooze', until: '2030-02-05' });
  expect(there.asked).toEqual([{ preview: true, until: '2030-02-05' }]);
  expect(text).toContain('i1: Maya declined.');
  expect(text).toContain(
    'put it off until 2030-02-06 00:00:00 in Europe/Berlin, where Lena Fischer is: nobody is told again before',
  );
  expect(text).toContain('give --confirm and --reason to do it.');
});

test('the new owner is named as the directory knows them, with how they would be told', async () => {
  const there = api({ owner: { id: 'tom-okafor', name: 'Tom Okafor' }, toldBy: 'slack' });
  const text = await said(there, { charge: 'assign', owner: 'tom-okafor' });
  expect(text).toContain('give it to Tom Okafor (tom-okafor) to decide, who is told in Slack');
});

test('to close it is said with what follows; what is so already needs nothing', async () => {
  expect(await said(api({}), { charge: 'resolve' })).toContain(
    `This would close it. ${AFTER} If that is meant, give`,
  );
  const closed = await said(api({}, true, 'resolved'), { charge: 'resolve', reason: 'r', confirm: true });
  expect(closed).toContain(`i1 is closed. ${AFTER}`);
  const already = await said(api({}, false, 'resolved'), { charge: 'resolve' });
  expect(already).toContain('Nothing to do: it is closed already.');
  const theirs = api({ owner: { id: 'tom-okafor', name: 'Tom Okafor' }, toldBy: 'email' }, false);
  expect(await said(theirs, { charge: 'assign', owner: 'tom-okafor' })).toContain('it is so already');
});
