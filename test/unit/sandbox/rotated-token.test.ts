import { afterEach, expect, test } from 'vitest';
import { asanaProbeUrl } from '#adapters/asana/oauth.ts';
import { hubspotProbeUrl } from '#adapters/hubspot/oauth.ts';
import { probe } from '#adapters/oauth/probe.ts';
import { SANDBOX } from '#local/sandboxes.ts';
import { startSandboxAsana } from '#local/sandbox/asana/start-sandbox-asana.ts';
import { startSandboxHubSpot } from '#local/sandbox/hubspot/start-sandbox-hubspot.ts';

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const sandbox of running.splice(0)) await sandbox.stop();
});

const STARTS = [
  {
    name: 'HubSpot',
    start: async () => {
      const sandbox = await startSandboxHubSpot({ ...SANDBOX, port: 0 });
      running.push(sandbox);
      return { url: sandbox.url, probeUrl: hubspotProbeUrl(sandbox.url) };
    },
  },
  {
    name: 'Asana',
    start: async () => {
      const sandbox = await startSandboxAsana({ port: 0, token: SANDBOX.token });
      running.push(sandbox);
      return { url: sandbox.url, probeUrl: asanaProbeUrl(sandbox.apiUrl) };
    },
  },
];

test.each(STARTS)(
  'once its token is rotated $name takes the new one, and the old one no more',
  async ({ start }) => {
    const { url, probeUrl } = await start();
    const takes = async (token: string) => (await probe(probeUrl, token, 5_000)).kind;
    expect(await takes(SANDBOX.token)).toBe('accepted');
    const body = JSON.stringify({ token: 'rotated' });
    expect((await fetch(`${url}/_sandbox/settings`, { method: 'PATCH', body })).status).toBe(200);
    expect(await takes(SANDBOX.token)).toBe('refused');
    expect(await takes('rotated')).toBe('accepted');
  },
);
