import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '#test/browser-support/chromium.ts';
import type { Page } from '#views/pages/page.tsx';
import { everyPage } from '#test/unit/views/every-page.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'pictures');
/** What each picture in the documents shows. */
const SHOWN = [
  ['page-offer', 'offer'],
  ['page-decision', 'decision'],
  ['page-overview', 'overview'],
] as const;
const PHONE = { width: 360, height: 760 };

const pages = new Map<string, Page>(everyPage);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/**
 * A picture depends on the fonts of the machine, so what is compared is the page that it was taken of. Taken anew by
 * `npx vitest run --project browser pictures -u`.
 */
test.each(SHOWN)('the picture %s in the documents is of the page as it is', async (picture, name) => {
  const { body = '' } = pages.get(name) ?? {};
  const digestFile = join(FOLDER, `${picture}.sha256`);
  const before = await readFile(digestFile, 'utf8').catch(() => '');
  const digest = `${createHash('sha256').update(body).digest('hex')}\n`;
  const taken = await take(body);
  await expect(digest).toMatchFileSnapshot(digestFile);
  if (before !== digest) await writeFile(join(FOLDER, `${picture}.png`), taken);
  const kept = await readFile(join(FOLDER, `${picture}.png`));
  expect(sizeOf(kept)).toEqual(sizeOf(taken));
});

async function take(page: string): Promise<Buffer> {
  const context = await browser.newContext({ viewport: PHONE, colorScheme: 'light' });
  try {
    const tab = await context.newPage();
    await tab.setContent(page);
    return await tab.screenshot();
  } finally {
    await context.close();
  }
}

/** Source: the PNG specification, "IHDR": the width and the height, in the bytes from 16 on. */
function sizeOf(png: Buffer): readonly [width: number, height: number] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}
