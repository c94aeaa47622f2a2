import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SlackListError } from '#adapters/slack/members.ts';
import { importPeople } from '#cli/commands/import-people.ts';
import type { ImportWish } from '#cli/commands/import-people.ts';
import type { Terminal } from '#cli/ask.ts';
import { styleFor } from '#cli/output/style.ts';
import { startSandboxSlack } from '#local/sandbox/slack/start-sandbox-slack.ts';
import { changedFolder } from '../contract/changed-folder.ts';
import { textOf } from '../contract/sample.ts';
import { identity, runSandbox } from '../sandbox/running-sandbox.ts';

const { folder, change } = changedFolder('sales-qualified-lead.yaml');

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

const workspace = {
  ...{ port: 0, token: 'xoxb-sandbox', signingSecret: 'secret' },
  users: [
    { id: 'U0MAYA', name: 'Maya Chen', email: 'Maya.Chen@example.com' },
    { id: 'U0LENA', name: 'Lena Fischer', email: 'lena.fischer@example.com', timeZone: 'Europe/Vienna' },
    { id: 'U0GONE', name: 'Jonas Weber', email: 'jonas.weber@example.com', isDisabled: true },
    { id: 'U0BARE', name: 'Without an address' },
  ],
};

const imported = async (wish: Partial<ImportWish> = {}, terminal?: Terminal, token = 'xoxb-sandbox') => {
  const [hubspot, slack] = [await runSandbox(), await startSandboxSlack(workspace)];
  running.push(slack);
  const systems = {
    hubspot: { baseUrl: hubspot.url, token: identity.token },
    slack: { baseUrl: slack.url, token },
  };
  const { text, ...outcome } = await importPeople(
    systems,
    { folder: folder(), write: false, confirm: false, ...wish },
    terminal,
  );
  return { ...outcome, text: text(styleFor(false)) };
};

const now = (): string => readFileSync(path.join(folder(), 'directory.yaml'), 'utf8');
const shipped = textOf('directory.yaml');

/** The lines that are in one text and not in the other. */
const added = (): readonly string[] => {
  const before = new Set(shipped.split('\n'));
  return now()
    .split('\n')
    .filter((line) => !before.has(line))
    .map((line) => line.trim());
};

describe('baton people import', () => {
  it('shows what differs, and writes nothing unless it is told to', async () => {
    const { text, exitCode } = await imported();
    expect(text).toMatch(/maya-chen +ids\.slack +nothing → U0MAYA \(Slack\)/);
    expect(text).not.toContain('U0GONE');
    expect(text).toContain('Nothing was written.');
    expect(exitCode).toBe(0);
    expect(now()).toBe(shipped);
  });

  it('fills in what is missing, and leaves every other line and comment as it is', async () => {
    expect(await imported({ write: true })).toMatchObject({ exitCode: 0 });
    expect(added()).toEqual(['slack: U0MAYA', 'slack: U0LENA']);
    expect(
      now()
        .split('\n')
        .filter((line) => !/^ {6}slack: /.test(line))
        .join('\n'),
    ).toBe(shipped);
    expect((await imported({ write: true })).text).toContain('directory.yaml says what the systems say.');
  });

  it('reports a conflict where nobody can be asked, and writes the rest', async () => {
    change('directory.yaml', 'hubspot: 71003', 'hubspot: 71099');
    const { exitCode, text } = await imported({ write: true });
    expect(exitCode).toBe(1);
    expect(text).toMatch(/nobody decided:\npriya-nair +ids\.hubspot +71099 → 71003 \(HubSpot\)/);
    expect(now()).toContain('hubspot: 71099');
    expect(now()).toContain('slack: U0MAYA');
  });

  it('asks about a conflict, and takes the answer', async () => {
    change('directory.yaml', 'hubspot: 71003', 'hubspot: 71099');
    change('directory.yaml', 'hubspotUser: 98002', 'hubspotUser: 98999');
    const asked: string[] = [];
    const { exitCode } = await imported({ write: true }, async (question) => {
      asked.push(question);
      return question.includes('71003') ? 'yes' : '';
    });
    expect(asked).toHaveLength(2);
    expect(exitCode).toBe(1);
    expect(now()).toContain('hubspot: 71003');
    expect(now()).toContain('hubspotUser: 98999');
  });

  it('adds whom the directory does not know, and says who has left, if it may', async () => {
    const [before, after] = shipped.split(/ {2}lena-fischer:\n[^]*?calendar: berlin\n/);
    const without = [before, after].join('').replace('desk: lena-fischer', 'desk: maya-chen');
    writeFileSync(
      path.join(folder(), 'directory.yaml'),
      without.replace('hubspot: 71002', 'hubspot: 71006').replace('jonas.weber@', 'jonas@'),
    );
    const { text } = await imported({ write: true, confirm: true });
    expect(text).toMatch(/jonas-weber +active +true → false \(HubSpot\)/);
    expect(text).toMatch(/lena-fischer +new +Lena Fischer, lena\.fischer@example\.com, Europe\/Vienna/);
    expect(now()).toMatch(
      / {2}lena-fischer:\n {4}name: Lena Fischer\n[^]*? {6}hubspot: 71005\n {6}hubspotUser: 98005\n {6}slack: U0LENA\n/,
    );
    expect(now()).toContain('    active: false\n');
  });

  it('says why Slack cannot be read', async () => {
    const reading = imported({}, undefined, 'wrong');
    await expect(reading).rejects.toBeInstanceOf(SlackListError);
    await expect(reading).rejects.toMatchObject({ because: 'invalid_auth' });
  });
});
