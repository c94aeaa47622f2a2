import type { Browser, BrowserContext, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startInbox } from '#local/inbox/start.ts';
import type { Inbox } from '#local/inbox/start.ts';
import { accessibilityProblems } from '#test/browser-support/axe.ts';
import { launchBrowser } from '#test/browser-support/chromium.ts';
import { beginOffer, untilStatus } from '#test/cloud-support/handoffs.ts';
import { incidentMailTo, offerTo } from '#test/cloud-support/mails.ts';
import { accept, sendBack } from '#test/cloud-support/pages.ts';
import { ASKED, contactOf, GIVER, OTHER } from '#test/cloud-support/records.ts';
import { deployTestCloud } from '#test/cloud-support/test-cloud.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';

const PHONE = { width: 360, height: 640 };
const MOST_TABS = 60;

let cloud: TestCloud;
let inbox: Inbox;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  cloud = await deployTestCloud('browser-walk');
  inbox = await startInbox({ endpoint: cloud.endpoint, port: 0 });
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: PHONE });
});
afterAll(async () => {
  await browser.close();
  await inbox.stop();
  await cloud.stop();
});

/** Presses Tab until the focus is on what the selector names, as somebody without a mouse does. */
async function tabTo(tab: Tab, selector: string): Promise<void> {
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    await tab.keyboard.press('Tab');
    if (await tab.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`the focus never came to ${selector}`);
}

/** From the inbox through the mail, with the code in it, to the page that its one link opens. */
async function openFromInbox(subject: string, link: string): Promise<{ page: Tab; code: string }> {
  const tab = await context.newPage();
  await tab.goto(inbox.url);
  await tab.getByRole('link', { name: subject }).first().press('Enter');
  const opened = context.waitForEvent('page');
  const mail = tab.frameLocator('iframe');
  const code = await mail.getByText(/^\d\d$/).innerText();
  await mail.getByRole('link', { name: link }).press('Enter');
  const page = await opened;
  await page.waitForLoadState();
  return { page, code };
}

const fitsThePhone = async (tab: Tab): Promise<void> => {
  expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
  expect(await accessibilityProblems(tab)).toEqual([]);
};

describe('on a phone, by keyboard, from the mail in the inbox', () => {
  test('an offer is accepted, and HubSpot shows the new owner', async () => {
    const { handoffId, contactId, company } = await beginOffer(cloud);
    const { page, code } = await openFromInbox(company, 'Open and answer');
    await fitsThePhone(page);
    await tabTo(page, '[name=answer][value=accept]');
    await page.keyboard.press('Space');
    await tabTo(page, '[name=code]');
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `${company} is yours` }).waitFor();
    await fitsThePhone(page);
    await untilStatus(cloud, handoffId, 'completed');
    expect((await contactOf(cloud, contactId)).hubspot_owner_id).toBe(ASKED.ownerId);
    await page.reload();
    await page.getByRole('heading', { name: 'You have already accepted this' }).waitFor();
  });

  test('what was sent back is given to somebody else by its giver', async () => {
    const { handoffId, contactId, company, offer } = await beginOffer(cloud);
    await sendBack(offer);
    const { mail } = await incidentMailTo(cloud, GIVER.email, company, 'sent it back');
    const { page, code } = await openFromInbox(mail.subject, 'Look and decide');
    await fitsThePhone(page);
    await tabTo(page, '[name=choice]');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, '[name=person]');
    await page.keyboard.type(OTHER.name);
    await tabTo(page, '[name=reason]');
    await page.keyboard.type('He knows them.');
    await tabTo(page, '[name=code]');
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Decided', exact: true }).waitFor();
    await fitsThePhone(page);
    await accept(await offerTo(cloud, OTHER.email, company));
    await untilStatus(cloud, handoffId, 'completed');
    expect((await contactOf(cloud, contactId)).hubspot_owner_id).toBe(OTHER.ownerId);
  });
});
