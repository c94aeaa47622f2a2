import { expect, it } from 'vitest';
import { doctorAnswerSchema } from '#domain/operator/checks.ts';
import { credentialNoteId } from '#domain/operator/credential-note.ts';
import { addSeconds } from '#domain/time.ts';
import { containing, good } from './matching.ts';
import { createStage } from './stage.ts';

type Told = Readonly<{ system: string; used: number; most: number; secondsAgo?: number | undefined }>;

/** What the doctor says of a stage with HubSpot and Salesforce, once their answers told these figures. */
async function requests(told: readonly Told[], form: 'token' | 'consent' = 'token') {
  const stage = createStage();
  const url = 'https://crm.example.com';
  for (const system of ['hubspot', 'salesforce'] as const)
    stage.ports.connections[system] = { apiUrl: url, appUrl: url };
  const now = stage.ports.now();
  stage.world.texts.set(credentialNoteId('hubspot'), JSON.stringify({ form, since: now }));
  for (const { system, secondsAgo = 12 * 60, ...figures } of told)
    stage.world.dailyRequests.set(system, { ...figures, at: addSeconds(now, -secondsAgo) });
  const { checks } = await good(doctorAnswerSchema, stage.get('/operator/doctor'));
  return checks.filter(({ name }) => name.startsWith('requests a day'));
}

const ofHubSpot = async (used: number, secondsAgo?: number) =>
  (await requests([{ system: 'hubspot', used, most: 250_000, secondsAgo }]))[0];

it('the requests of a day are told with the instant, and when they are free again', async () => {
  expect(await requests([{ system: 'salesforce', used: 25, most: 5_000 }])).toEqual([
    { name: 'requests a day to HubSpot', about: 'quota', ok: true, found: containing('not known') },
    {
      ...{ name: 'requests a day to Salesforce', about: 'quota', ok: true },
      found:
        '1 % of 5,000 used by all who ask (25), as Salesforce said 12 min ago; each is free again 24 hours after it was sent',
    },
  ]);
});

it('from four fifths on there is something to do, and from 95 % on it is not in order', async () => {
  expect(await ofHubSpot(199_999)).not.toHaveProperty('next');
  expect(await ofHubSpot(200_000)).toMatchObject({ ok: true, next: containing('API call usage') });
  expect(await ofHubSpot(207_500)).toMatchObject({
    found: containing('83 % of 250,000 used by all who ask (207,500), as HubSpot said 12 min ago'),
    about: 'quota',
  });
  expect(await ofHubSpot(237_499)).toMatchObject({ ok: true });
  expect(await ofHubSpot(237_500)).toMatchObject({ ok: false, next: containing('API call usage') });
});

it('what was said a day ago is not believed', async () => {
  const day = 24 * 60 * 60;
  expect(await ofHubSpot(250_000, day - 60)).toMatchObject({ ok: false });
  expect(await ofHubSpot(250_000, day)).toMatchObject({ ok: true, found: containing('not known') });
});

it('HubSpot counts no day of whoever asks by a consent', async () => {
  expect((await requests([], 'consent'))[0]).toMatchObject({ ok: true, found: containing('no limit') });
});
