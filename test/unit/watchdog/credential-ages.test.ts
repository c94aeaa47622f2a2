import { expect, it } from 'vitest';
import { memoryTexts } from '#adapters/memory/side-items.ts';
import { createWorld } from '#adapters/memory/world.ts';
import { credentialNoteId } from '#domain/operator/credential-note.ts';
import type { CredentialNote } from '#domain/operator/credential-note.ts';
import { tellCredentialAges } from '#lambdas/watchdog/credential-ages.ts';

it('The age of each credential is told by system: since its last renewal, else since it was stored', async () => {
  const texts = memoryTexts(createWorld());
  const since = '2026-11-20T09:00:00.000Z';
  const put = (system: 'hubspot' | 'asana', note: CredentialNote) =>
    texts.put(credentialNoteId(system), JSON.stringify(note));
  await put('hubspot', { form: 'consent', since, refreshedAt: '2026-11-20T09:59:30.000Z' });
  await put('asana', { form: 'token', since });
  const told: unknown[] = [];
  const singleMetric = () => ({
    addDimension: (name: string, value: string) => void told.push([name, value]),
    addMetric: (name: string, unit: string, value: number) => void told.push([name, unit, value]),
  });
  await tellCredentialAges({ texts, now: () => '2026-11-20T10:00:00.000Z' }, { singleMetric } as never);
  expect(told).toEqual([
    ['system', 'hubspot'],
    ['CredentialAge', 'Seconds', 30],
    ['system', 'asana'],
    ['CredentialAge', 'Seconds', 3_600],
  ]);
});
