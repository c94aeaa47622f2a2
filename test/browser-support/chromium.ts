import { existsSync } from 'node:fs';
import packagedChromium from '@sparticuz/chromium';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

const onTheMachine = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

// The browser of a test has nobody to call: it looks up no host of its own.
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a headless Chromium: the machine's own, else the one inside the npm package (Linux). The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath =
    onTheMachine.find((path) => existsSync(path)) ?? (await packagedChromium.executablePath());
  return chromium.launch({ executablePath, args: quiet });
}
