import { describe, expect, test } from 'vitest';
import type { Circuit } from '#domain/health/circuit.ts';
import { doctorAnswerSchema } from '#domain/operator/checks.ts';
import { listAnswerSchema } from '#domain/operator/listing.ts';
import { showAnswerSchema } from '#domain/operator/summary.ts';
import { standingAnswerSchema } from '#domain/operator/standing.ts';
import { credentialNoteId } from '#domain/operator/credential-note.ts';
import { handoffIdSchema } from '#domain/ids.ts';
import { commandHandoff, loadHandoff } from '#application/command-handoff.ts';
import { containing, good } from './matching.ts';
import { createStage } from './stage.ts';

const trouble = { because: 'consent', since: '2030-01-31T12:00:00.000Z', times: 3 } as const;
const open: Circuit = { kind: 'open', ...trouble, until: '2030-01-31T12:15:00.000Z' };
const probing: Circuit = { kind: 'recovering', ...trouble, allowance: 1, faults: 0, leases: [] };
const NO_ACCESS = 'HubSpot does not let Baton in until its access is renewed';

/** The third refusal in a row was eight seconds before the end of the wait. */
const storedAnew = { form: 'token', since: '2030-01-31T12:14:55.000Z' };

function stageWith(circuit: Circuit | undefined) {
  const stage = createStage();
  if (circuit !== undefined) stage.world.health.set('hubspot', { version: 1, circuit });
  return stage;
}

describe('a system that is left alone', () => {
  test.each([open, probing])(
    'is named by the doctor, with what helps, and by the list: $kind',
    async (known) => {
      const stage = stageWith(known);
      const { checks } = await good(doctorAnswerSchema, stage.get('/operator/doctor'));
      expect(checks.find(({ name }) => name === 'system HubSpot')).toMatchObject({
        ok: false,
        found: `${NO_ACCESS}, since ${trouble.since}; ${known.kind === 'open' ? `next asked at ${known.until}` : 'being asked now'}`,
        next: containing('Renew the access'),
      });
      const { leftAlone } = await good(listAnswerSchema, stage.get('/operator/handoffs'));
      expect(leftAlone).toEqual([NO_ACCESS]);
    },
  );

  test('has no credential that is in order while it refuses it', async () => {
    const stage = stageWith(open);
    const note = { form: 'token', since: '2030-01-30T12:00:00.000Z' };
    await stage.ports.texts.put(credentialNoteId('hubspot'), JSON.stringify(note));
    const { checks } = await good(doctorAnswerSchema, stage.get('/operator/doctor'));
    expect(checks.find(({ name }) => name === 'credential hubspot')).toMatchObject({
      ok: false,
      found: containing(`refused since ${trouble.since}`),
      next: 'npx baton connect hubspot, or npx baton secrets set hubspot-token',
    });
  });

  test('says of one that was stored since when it is asked with it, not to store it again', async () => {
    const stage = stageWith(open);
    await stage.ports.texts.put(credentialNoteId('hubspot'), JSON.stringify(storedAnew));
    const { checks } = await good(doctorAnswerSchema, stage.get('/operator/doctor'));
    expect(checks.find(({ name }) => name === 'credential hubspot')).toMatchObject({
      ok: false,
      found: containing('stored anew since the refusal'),
      next: containing(`Wait: it is asked with it at ${open.until}`),
    });
  });

  test('whose access was renewed since is waited for, by the doctor, the list and the standing', async () => {
    const stage = stageWith(open);
    await stage.ports.texts.put(credentialNoteId('hubspot'), JSON.stringify(storedAnew));
    const renewal = `its access was renewed at ${storedAnew.since}; it is asked again at ${open.until}`;
    const { checks } = await good(doctorAnswerSchema, stage.get('/operator/doctor'));
    expect(checks.find(({ name }) => name === 'system HubSpot')).toMatchObject({
      ok: false,
      found: `HubSpot has not let Baton in, since ${trouble.since}; ${renewal}`,
      next: containing('Wait'),
    });
    const { leftAlone } = await good(listAnswerSchema, stage.get('/operator/handoffs'));
    expect(leftAlone).toEqual([`HubSpot has not let Baton in; ${renewal}`]);
    const { systems } = await good(standingAnswerSchema, stage.get('/operator/standing'));
    expect(systems.find(({ system }) => system === 'hubspot')?.left).toMatchObject({ renewal });
  });

  test('whose new access was refused too is not waited for', async () => {
    const stage = stageWith(open);
    const note = { form: 'token', since: '2030-01-31T12:14:51.000Z' };
    await stage.ports.texts.put(credentialNoteId('hubspot'), JSON.stringify(note));
    const { checks } = await good(doctorAnswerSchema, stage.get('/operator/doctor'));
    expect(checks.find(({ name }) => name === 'credential hubspot')?.found).toContain('refused since');
    expect(checks.find(({ name }) => name === 'system HubSpot')?.found).toContain(NO_ACCESS);
    const { systems } = await good(standingAnswerSchema, stage.get('/operator/standing'));
    expect(systems.find(({ system }) => system === 'hubspot')?.left).not.toHaveProperty('renewal');
  });

  test.each([
    [undefined, 'answers'],
    [{ kind: 'closed', faults: 2 } as const, 'answers'],
    [{ ...probing, allowance: 2 }, 'answers again'],
  ])('is not one that answers: %j', async (known, found) => {
    const stage = stageWith(known);
    const { checks } = await good(doctorAnswerSchema, stage.get('/operator/doctor'));
    expect(checks.find(({ name }) => name === 'system HubSpot')).toMatchObject({ ok: true, found });
    expect((await good(listAnswerSchema, stage.get('/operator/handoffs'))).leftAlone).toEqual([]);
  });

  test('is what a handoff waits for', async () => {
    const stage = createStage();
    const id = handoffIdSchema.parse(await stage.accepted('101'));
    const put = { type: 'DeferTarget', target: 'hubspot', attempt: undefined } as const;
    const { aimSeq = 0 } = (await loadHandoff(stage.ports, id)) ?? {};
    const seen = { epoch: 1, attempt: 0, open: false, aimSeq };
    const wish = { afterSeconds: 10, jitter: 0, because: 'consent-gone', system: 'hubspot' };
    const actor = { kind: 'system', id: 'sync-target' } as const;
    await commandHandoff(stage.ports, { handoffId: id, command: { ...put, seen, ...wish }, actor });
    const { summary, story } = await good(showAnswerSchema, stage.get(`/operator/handoffs/${id}`));
    expect(summary).toMatchObject({ status: 'syncing', waitsFor: NO_ACCESS });
    expect(story.at(-1)).toMatchObject({ sentence: containing(NO_ACCESS) });
  });
});
