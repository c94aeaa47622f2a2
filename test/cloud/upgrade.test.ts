import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { subjectId } from '#domain/ids.ts';
import {
  beginHandoff,
  beginOffer,
  factsOf,
  receiptOf,
  statusOf,
  storesOf,
  untilStatus,
} from '#test/cloud-support/handoffs.ts';
import type { Underway } from '#test/cloud-support/handoffs.ts';
import { offersTo, offerTo } from '#test/cloud-support/mails.ts';
import type { OfferMail } from '#test/cloud-support/mails.ts';
import { deployNextRelease } from '#test/cloud-support/next-release.ts';
import { accept, decline, openPage } from '#test/cloud-support/pages.ts';
import {
  addFault,
  ASKED,
  changeContact,
  clearFaults,
  contactOf,
  deliver,
  GIVER,
  OTHER,
  putContact,
} from '#test/cloud-support/records.ts';
import { runBaton } from '#test/cloud-support/run-baton.ts';
import { deployTestCloud } from '#test/cloud-support/test-cloud.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';
import { until } from '#test/cloud-support/until.ts';

const SETTLED_WITHIN = 120;
const LONG = 4 * 60 * 1000;
const CONTRACTS = join(import.meta.dirname, '..', 'cloud-support', 'contracts');

let cloud: TestCloud;
let offered: Underway & { readonly offer: OfferMail };
let held: Underway;
let heldInSync: Underway;
let deferred: Underway;
let postponed: Underway;
let observed: Underway;
let completed: Underway;
let blocked: { readonly contactId: string; readonly company: string; readonly blockedId: string };

/** Something stands still in each state that waits; then the next release is deployed over all of them. */
beforeAll(async () => {
  cloud = await deployTestCloud('cloud-upgrade', { ample: true });
  await park();
  await deployNextRelease(cloud, await nextContracts());
}, LONG);
afterAll(() => cloud.stop());

async function park(): Promise<void> {
  blocked = await blockedEvent();
  offered = await beginOffer(cloud);
  completed = await accepted();
  await untilStatus(cloud, completed.handoffId, 'completed', SETTLED_WITHIN);
  held = await beginHandoff(cloud);
  await decline(await offerTo(cloud, ASKED.email, held.company));
  heldInSync = await accepted('dropped');
  // A limit that one handoff meets is respected by all: this one would wait with it instead of being held.
  await untilStatus(cloud, heldInSync.handoffId, 'held', SETTLED_WITHIN);
  observed = await beginHandoff(cloud, { jobtitle: 'Watched' }, 'jobtitle');
  await baton('pause', 'confirmed-lead', '--until', '10h');
  postponed = await beginHandoff(
    cloud,
    { hs_lead_status: 'NEW', hubspot_owner_id: OTHER.ownerId },
    'hs_lead_status',
  );
  deferred = await accepted('rate-limited');
  for (const [{ handoffId }, status] of [
    [held, 'held'],
    [observed, 'observed'],
    [postponed, 'postponed'],
    [deferred, 'syncing'],
  ] as const)
    await untilStatus(cloud, handoffId, status, SETTLED_WITHIN);
}

/** An event that cannot become a handoff: an input is missing. */
async function blockedEvent() {
  const contactId = await putContact(cloud, { lifecyclestage: 'salesqualifiedlead', email: '' });
  const { receipts } = await deliver(cloud, contactId);
  const { outcome, handoffIds } = await receiptOf(cloud, receipts[0] ?? '');
  expect(outcome).toBe('blocked');
  return { contactId, company: `Company ${contactId}`, blockedId: handoffIds[0] ?? '' };
}

/** A handoff that Maya has accepted, whose writes may meet a fault. */
async function accepted(fault?: string): Promise<Underway> {
  const { offer, ...begun } = await beginOffer(cloud);
  await untilShown(begun.contactId, 'offered');
  if (fault !== undefined) await addFault(cloud, begun.contactId, fault, { method: 'PATCH' });
  await accept(offer);
  return begun;
}

/** Another person is asked, under another name, for another time; one contract is gone, and one looks on no longer. */
async function nextContracts(): Promise<string> {
  const folder = join(cloud.stateDir, 'next-contracts');
  await rm(folder, { recursive: true, force: true });
  await cp(CONTRACTS, folder, { recursive: true });
  await rm(join(folder, 'confirmed-lead.yaml'));
  await edit(join(folder, 'observed-lead.yaml'), [['mode: observe', 'mode: enforce']]);
  await edit(join(folder, 'sales-qualified-lead.yaml'), [
    ['title: Sales-qualified lead', 'title: Qualified lead'],
    ["version: '1'", "version: '2'"],
    ['person: maya-chen', 'person: jonas-weber'],
    ['acceptWithin: 4h', 'acceptWithin: 1h'],
  ]);
  return folder;
}

async function edit(file: string, changes: readonly (readonly [string, string])[]): Promise<void> {
  let text = await readFile(file, 'utf8');
  for (const [before, after] of changes) {
    if (!text.includes(before)) throw new Error(`${file} has no “${before}”`);
    text = text.replace(before, after);
  }
  await writeFile(file, text);
}

const baton = async (...args: readonly string[]): Promise<void> => {
  const { code, err } = await runBaton(cloud, ...args, '--reason', 'A test decides.');
  expect(code, err).toBe(0);
};

const untilShown = (contactId: string, state: string) =>
  until(
    `${contactId} shows ${state}`,
    SETTLED_WITHIN,
    () => contactOf(cloud, contactId),
    (shown) => shown.baton_state === state,
  );

const lastOffer = async ({ handoffId }: Underway) =>
  (await factsOf(cloud, handoffId)).findLast(({ type }) => type === 'OfferMade');

const untilDone = async ({ handoffId, contactId }: Underway, ownerId: string): Promise<void> => {
  await untilStatus(cloud, handoffId, 'completed', SETTLED_WITHIN);
  expect(await untilShown(contactId, 'completed')).toMatchObject({ hubspot_owner_id: ownerId });
};

/** How long the newest offer was to be open, in hours. */
async function hoursToAccept(handoff: Underway): Promise<number> {
  const { log } = storesOf(cloud);
  const commits = await log.read(subjectId('handoff', handoff.handoffId));
  const made = commits.findLast(({ facts }) => facts.some(({ type }) => type === 'OfferMade'));
  const offer = await lastOffer(handoff);
  return Math.round((Date.parse(String(offer?.expiresAt)) - Date.parse(made?.at ?? '')) / 3_600_000);
}

describe.concurrent('a next release over what waits', () => {
  test('what begins now has the new rules', async () => {
    const begun = await beginHandoff(cloud);
    const { mail, ...offer } = await offerTo(cloud, OTHER.email, begun.company);
    expect(mail.text).toContain('Qualified lead');
    expect(await hoursToAccept(begun)).toBe(1);
    await accept(offer);
    await untilDone(begun, OTHER.ownerId);
  });

  test('an open offer is answered by the link of before, and keeps its rules', async () => {
    expect((await openPage(offered.offer.link)).body).toContain('Sales-qualified lead');
    await accept(offered.offer);
    await untilDone(offered, ASKED.ownerId);
    expect(await hoursToAccept(offered)).toBe(4);
  });

  test('what was held before anybody accepted is offered under its old rules', async () => {
    await baton('reassign', held.handoffId, '--to', GIVER.id);
    const { mail, ...offer } = await offerTo(cloud, GIVER.email, held.company);
    expect(mail.text).toContain('Sales-qualified lead');
    expect(await hoursToAccept(held)).toBe(4);
    await accept(offer);
    await untilDone(held, GIVER.ownerId);
  });

  test('what was held while it was written is written again', async () => {
    await clearFaults(cloud);
    await baton('retry', heldInSync.handoffId);
    await untilDone(heldInSync, ASKED.ownerId);
  });

  test('what waited for HubSpot is written as soon as HubSpot lets it', async () => {
    await clearFaults(cloud);
    await untilDone(deferred, ASKED.ownerId);
  });

  test('what a pause put off goes on, although its contract is gone', async () => {
    expect(await statusOf(cloud, postponed.handoffId)).toBe('postponed');
    await baton('resume', 'confirmed-lead');
    await accept(await offerTo(cloud, OTHER.email, postponed.company));
    await untilDone(postponed, OTHER.ownerId);
  });

  test('what was only observed stays so: nobody is asked', async () => {
    await changeContact(cloud, observed.contactId, { hubspot_owner_id: ASKED.ownerId });
    await until(
      `the transfer of ${observed.company} was seen`,
      SETTLED_WITHIN,
      () => factsOf(cloud, observed.handoffId),
      (facts) => facts.some(({ type }) => type === 'TransferObserved'),
    );
    expect(await offersTo(cloud, ASKED.email, observed.company)).toEqual([]);
  });

  test('what was done is still watched', async () => {
    await changeContact(cloud, completed.contactId, { hubspot_owner_id: GIVER.ownerId });
    await until(
      `the new owner of ${completed.company} was seen`,
      SETTLED_WITHIN,
      () => factsOf(cloud, completed.handoffId),
      (facts) => facts.some(({ type }) => type === 'DifferenceSeen'),
    );
  });

  test('what was blocked becomes a handoff under the new rules', async () => {
    await changeContact(cloud, blocked.contactId, { email: 'found@example.com' });
    await baton('release', blocked.blockedId);
    const { mail } = await offerTo(cloud, OTHER.email, blocked.company);
    expect(mail.text).toContain('Qualified lead');
  });
});
