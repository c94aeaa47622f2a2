import type { Browser, BrowserContextOptions, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityProblems } from '#test/browser-support/axe.ts';
import { launchBrowser } from '#test/browser-support/chromium.ts';
import type { PageServer } from '#test/browser-support/page-server.ts';
import { servePages } from '#test/browser-support/page-server.ts';
import { everyPage } from '#test/unit/views/every-page.ts';
import {
  cancelledMailProps,
  givenAwayMailProps,
  incidentMailProps,
  newsMailProps,
  offer,
  offerMailProps,
  offerPageProps,
  mondayProps,
  personalMailProps,
  reader,
} from '#test/unit/views/samples.ts';
import { cancelledMail } from '#views/mails/cancelled-mail.ts';
import { givenAwayMail } from '#views/mails/given-away-mail.ts';
import { incidentMail } from '#views/mails/incident-mail.tsx';
import { newsMail } from '#views/mails/news-mail.tsx';
import { offerMail, reminderMail } from '#views/mails/offer-mail.tsx';
import { mondayMail } from '#views/mails/monday-mail.tsx';
import { personalMail } from '#views/mails/personal-mail.tsx';
import { offerOutcomePage } from '#views/pages/offer-outcome-page.ts';
import { offerPage } from '#views/pages/offer-page.tsx';

const phone = { width: 360, height: 640 };
// The least size of a target for a finger, in CSS pixels (WCAG 2.2, 2.5.5).
const fingerPx = 44;
const MOST_TABS = 40;

const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung'.repeat(2);
const longOffer = { ...offer, whatTitle: long, show: [{ label: long, value: long }] };
const pathOf = (name: string) => `/o/${name.replaceAll(' ', '-')}`;
const pages = [
  ...everyPage,
  ['offer of long words', offerPage({ ...offerPageProps, offer: longOffer })],
] as const;
const accepted = offerOutcomePage(
  {
    kind: 'accepted',
    whatTitle: offer.whatTitle,
    systemName: 'HubSpot',
    systems: offer.systems,
    contractOwnerName: 'Mary Somerville',
  },
  reader,
);
const mails = [
  ['offer', offerMail(offerMailProps)],
  ['offer of long words', offerMail({ ...offerMailProps, offer: longOffer })],
  ['reminder', reminderMail(offerMailProps)],
  ['incident', incidentMail(incidentMailProps)],
  ['personal', personalMail(personalMailProps)],
  ['monday', mondayMail(mondayProps)],
  ['news', newsMail(newsMailProps)],
  ['cancelled', cancelledMail(cancelledMailProps)],
  ['cancelled, of long words', cancelledMail({ ...cancelledMailProps, whatTitle: long })],
  ['given away', givenAwayMail(givenAwayMailProps)],
  ['news of long words', newsMail({ ...newsMailProps, whatTitle: long })],
] as const;

let browser: Browser;
let server: PageServer;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await servePages(new Map(pages.map(([name, page]) => [pathOf(name), page])), accepted);
});
afterAll(async () => {
  server.close();
  await browser.close();
});

async function inTab<Result>(options: BrowserContextOptions, visit: (tab: Tab) => Promise<Result>) {
  const context = await browser.newContext({ viewport: phone, ...options });
  try {
    return await visit(await context.newPage());
  } finally {
    await context.close();
  }
}

const widthOf = (tab: Tab) => tab.evaluate('document.documentElement.scrollWidth');

async function backgroundIn(tab: Tab, colorScheme: 'light' | 'dark'): Promise<unknown> {
  await tab.emulateMedia({ colorScheme });
  return tab.evaluate('getComputedStyle(document.body).backgroundColor');
}

async function tooSmall(tab: Tab): Promise<string[]> {
  const targets = await tab
    .locator('a, button, select, textarea, input[type=text], label.pick, label.box')
    .all();
  const found: string[] = [];
  for (const target of targets) {
    const box = await target.boundingBox();
    if (box !== null && (box.height < fingerPx || box.width < fingerPx)) found.push(await target.innerText());
  }
  return found;
}

describe.each(pages)('the page "%s"', (name) => {
  test('fits a phone, has targets for fingers and needs no script', () =>
    inTab({ javaScriptEnabled: false }, async (tab) => {
      await tab.goto(server.url + pathOf(name));
      expect(await widthOf(tab)).toBe(phone.width);
      expect(await tooSmall(tab)).toEqual([]);
    }));

  test('is accessible in light and in dark, and breaks no rule of its own headers', () =>
    inTab({}, async (tab) => {
      const complaints: string[] = [];
      tab.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) complaints.push(message.text());
      });
      await tab.goto(server.url + pathOf(name));
      expect(await backgroundIn(tab, 'light')).toBe('rgb(244, 245, 247)');
      expect(await backgroundIn(tab, 'dark')).toBe('rgb(17, 20, 26)');
      expect(await accessibilityProblems(tab)).toEqual([]);
      expect(complaints).toEqual([]);
    }));
});

describe.each(mails)('the mail "%s"', (_name, mail) => {
  test('fits a phone and is accessible in light and in dark', () =>
    inTab({}, async (tab) => {
      await tab.setContent(mail.html);
      expect(await widthOf(tab)).toBe(phone.width);
      expect(await tooSmall(tab)).toEqual([]);
      expect(await accessibilityProblems(tab)).toEqual([]);
    }));
});

describe('by keyboard alone and without scripts', () => {
  const lastSent = () => Object.fromEntries(server.sent.at(-1)?.form ?? []);
  const press = async (tab: Tab, ...keys: readonly string[]) => {
    for (const key of keys) await tab.keyboard.press(key);
  };

  /** As somebody without a mouse comes to what the selector names. */
  const tabTo = async (tab: Tab, selector: string) => {
    for (let presses = 0; presses < MOST_TABS; presses += 1) {
      await tab.keyboard.press('Tab');
      if (await tab.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
    }
    throw new Error(`the focus never came to ${selector}`);
  };

  test('an offer is accepted', () =>
    inTab({ javaScriptEnabled: false }, async (tab) => {
      await tab.goto(server.url + pathOf('offer'));
      // The record's link, the answers (a space chooses the first), the code, the button.
      await press(tab, 'Tab', 'Tab', 'Space', 'Tab', '0', '7', 'Tab', 'Enter');
      await tab.getByRole('heading', { name: 'Ada Lovelace, Analytical Engines is yours' }).waitFor();
      expect(server.sent.at(-1)?.path).toBe(pathOf('offer'));
      expect(lastSent()).toMatchObject({ nonce: 'nonce-1', answer: 'accept', code: '07' });
    }));

  test('an offer is sent back with a reason and what is missing', () =>
    inTab({ javaScriptEnabled: false }, async (tab) => {
      await tab.goto(server.url + pathOf('offer'));
      await press(tab, 'Tab', 'Tab', 'Space', 'ArrowDown', 'ArrowDown');
      // Its own fields have opened: reason, two boxes, note; then the code and the button.
      await press(tab, 'Tab', 'I', 'Tab', 'Tab', 'Space', 'Tab', 'x', 'Tab', '0', '7', 'Tab', 'Enter');
      await tab.getByRole('heading', { name: 'is yours' }).waitFor();
      expect(lastSent()).toMatchObject({
        answer: 'return',
        'return-reason': 'incomplete',
        missing: 'budget',
        'return-note': 'x',
      });
    }));

  test('an offer is handed on to a colleague with a note', () =>
    inTab({ javaScriptEnabled: false }, async (tab) => {
      await tab.goto(server.url + pathOf('offer'));
      await press(tab, 'Tab', 'Tab', 'Space', 'ArrowDown', 'ArrowDown', 'ArrowDown');
      // Its own fields have opened: the colleague, the note; then the code and the button.
      await press(tab, 'Tab', 'M', 'Tab', 'x', 'Tab', '0', '7', 'Tab', 'Enter');
      await tab.getByRole('heading', { name: 'is yours' }).waitFor();
      expect(lastSent()).toMatchObject({ answer: 'hand-on', 'hand-on-to': 'mary', 'hand-on-note': 'x' });
    }));

  test('an offer is put off', () =>
    inTab({ javaScriptEnabled: false }, async (tab) => {
      await tab.goto(server.url + pathOf('offer'));
      // Upwards from the first answer is the last one.
      await press(tab, 'Tab', 'Tab', 'Space', 'ArrowUp', 'Tab', 'T', 'Tab', '0', '7', 'Tab', 'Enter');
      await tab.getByRole('heading', { name: 'is yours' }).waitFor();
      expect(lastSent()).toMatchObject({ answer: 'later', until: '2026-11-21T08:00:00.000Z' });
    }));

  test('a form that comes back starts at what is wrong', () =>
    inTab({ javaScriptEnabled: false }, async (tab) => {
      await tab.goto(server.url + pathOf('offer returned without a reason'));
      await tab.locator('.errors:focus').waitFor();
      await press(tab, 'Tab', 'Enter');
      await tab.locator('#return-reason:focus').waitFor();
    }));

  test('an incident is given to somebody else', () =>
    inTab({ javaScriptEnabled: false }, async (tab) => {
      await tab.goto(server.url + pathOf('incident itself'));
      // The choices (a space chooses the first), its person, the reason, the code, the button.
      await press(tab, 'Tab', 'Space', 'Tab', 'M', 'Tab', 'x', 'Tab', '4', '2', 'Tab', 'Enter');
      await tab.getByRole('heading', { name: 'is yours' }).waitFor();
      expect(server.sent.at(-1)?.path).toBe(pathOf('incident itself'));
      expect(lastSent()).toMatchObject({ choice: 'assign', person: 'mary', reason: 'x', code: '42' });
    }));

  test('the decision about a line of the overview is asked for', () =>
    inTab({ javaScriptEnabled: false }, async (tab) => {
      await tab.goto(server.url + pathOf('overview'));
      await tabTo(tab, 'button[aria-label^="Decide:"]');
      await press(tab, 'Enter');
      await tab.getByRole('heading', { name: 'is yours' }).waitFor();
      expect(lastSent()).toEqual({ nonce: 'nonce-5', decide: 'incident#1' });
    }));

  test('the overview is asked for one person, one list and the next page', () =>
    inTab({ javaScriptEnabled: false }, async (tab) => {
      await tab.goto(server.url + pathOf('overview'));
      await tabTo(tab, '[name=person]');
      await press(tab, 'C', 'Tab', 'Enter');
      await tab.waitForURL(/person=charles/);
      expect(new URL(tab.url()).search).toBe('?show=to-decide&contract=&person=charles');
      await tab.goto(server.url + pathOf('overview of lists'));
      await tabTo(tab, 'a[href*="show=held"]');
      expect(await tab.evaluate('document.activeElement.getAttribute("href")')).toBe(
        '?show=held&contract=leads&person=charles',
      );
      await tabTo(tab, 'a[href*="after=cursor"]');
      await press(tab, 'Enter');
      await tab.waitForURL(/after=cursor/);
    }));

  test('where the focus is can be seen', () =>
    inTab({ javaScriptEnabled: false }, async (tab) => {
      await tab.goto(server.url + pathOf('offer'));
      await press(tab, 'Tab', 'Tab');
      const outline = "getComputedStyle(document.querySelector('.pick:has(:focus)')).outlineWidth";
      expect(await tab.evaluate(outline)).toBe('3px');
    }));
});

test('an answer is given by touch', () =>
  inTab({ javaScriptEnabled: false, hasTouch: true, isMobile: true }, async (tab) => {
    await tab.goto(server.url + pathOf('offer'));
    await tab.getByText('No, not me').tap();
    await tab.getByLabel('Reason').first().selectOption('no-time');
    await tab.getByLabel('Code from the mail').fill('07');
    await tab.getByRole('button').tap();
    await tab.getByRole('heading', { name: 'is yours' }).waitFor();
    expect(server.sent.at(-1)?.form.get('answer')).toBe('decline');
    expect(server.sent.at(-1)?.form.get('decline-reason')).toBe('no-time');
  }));
