import { readFile } from 'node:fs/promises';
import { contractBundleSchema } from '#domain/contract/bundle.ts';
import type { SecretName } from '#domain/operator/requests.ts';
import type { Processes } from './processes.ts';
import { startSandboxAsana } from './sandbox/asana/start-sandbox-asana.ts';
import type { SandboxAsana } from './sandbox/asana/start-sandbox-asana.ts';
import { startSandboxHttpTarget } from './sandbox/http-target/start-sandbox-http-target.ts';
import type { SandboxHttpTarget } from './sandbox/http-target/start-sandbox-http-target.ts';
import { startSandboxHubSpot } from './sandbox/hubspot/start-sandbox-hubspot.ts';
import type { SandboxHubSpot } from './sandbox/hubspot/start-sandbox-hubspot.ts';
import { startSandboxSalesforce } from './sandbox/salesforce/start-sandbox-salesforce.ts';
import type { SandboxSalesforce } from './sandbox/salesforce/start-sandbox-salesforce.ts';
import { startSandboxSlack } from './sandbox/slack/start-sandbox-slack.ts';
import type { SandboxSlack } from './sandbox/slack/start-sandbox-slack.ts';

/** The sandbox's account and app: made up, and good for nothing elsewhere. */
export const SANDBOX = {
  portalId: 2_000_001,
  appId: 1_000_001,
  clientSecret: 'sandbox-client-secret',
  token: 'sandbox-app-token',
} as const;

/** The other systems' apps: made up too. */
const SANDBOX_SLACK = { token: 'xoxb-sandbox', signingSecret: 'sandbox-signing-secret' } as const;
const SANDBOX_ASANA = { token: 'sandbox-asana-token' } as const;
/** A system that a team describes itself: `contracts/systems/board.yaml`. */
const SANDBOX_BOARD = { target: 'http-board', token: 'sandbox-board-token' } as const;
const SANDBOX_SALESFORCE = { clientId: 'sandbox-client', clientSecret: 'sandbox-client-secret' } as const;

/** What the secrets of a stage hold on this machine. */
export const SANDBOX_SECRETS: readonly (readonly [SecretName, string])[] = [
  ['hubspot-client-secret', SANDBOX.clientSecret],
  ['hubspot-token', SANDBOX.token],
  ['slack-signing-secret', SANDBOX_SLACK.signingSecret],
  ['slack-bot-token', SANDBOX_SLACK.token],
  ['salesforce-client', JSON.stringify(SANDBOX_SALESFORCE)],
  ['asana-token', SANDBOX_ASANA.token],
  [SANDBOX_BOARD.target, SANDBOX_BOARD.token],
];

/** Where each sandbox listens; 0: any free port. */
export interface SandboxPorts {
  readonly hubspot: number;
  readonly slack: number;
  readonly salesforce: number;
  readonly asana: number;
  readonly board: number;
}

/** The addresses of the sandboxes. */
export interface SandboxUrls {
  readonly hubspot: string;
  readonly slack: string;
  readonly salesforce: string;
  readonly asana: string;
  readonly board: string;
}

/** The address of a server of this machine. */
export function addressOf(port: number): string {
  return `http://127.0.0.1:${String(port)}`;
}

/** Where sandboxes that were started on these ports are. */
export function urlsAt({ hubspot, slack, salesforce, asana, board }: SandboxPorts): SandboxUrls {
  return {
    ...{ hubspot: addressOf(hubspot), slack: addressOf(slack) },
    ...{ salesforce: addressOf(salesforce), asana: addressOf(asana) },
    board: addressOf(board),
  };
}

/** Every system that a local Baton speaks to. */
export interface Sandboxes {
  readonly sandbox: SandboxHubSpot;
  readonly slack: SandboxSlack;
  readonly salesforce: SandboxSalesforce;
  readonly asana: SandboxAsana;
  readonly board: SandboxHttpTarget;
}

/** Any free port for each. */
export const ANY_PORTS: SandboxPorts = { hubspot: 0, slack: 0, salesforce: 0, asana: 0, board: 0 };

/** How long a system may still apply what it was sent after we gave up: none here does for longer. */
const LATE_SECONDS = 2;

/** Starts them all. Slack has the people of the built directory whom it knows, and its channel. */
export async function startSandboxes(
  processes: Processes,
  ports: SandboxPorts,
  buildDir: string,
): Promise<Sandboxes> {
  const { hubspot, slack, salesforce, asana, board } = ports;
  return {
    sandbox: await started(processes, 'HubSpot', () => startSandboxHubSpot({ port: hubspot, ...SANDBOX })),
    slack: await started(processes, 'Slack', async () =>
      startSandboxSlack({ port: slack, ...SANDBOX_SLACK, ...(await workspaceOf(buildDir)) }),
    ),
    salesforce: await started(processes, 'Salesforce', () =>
      startSandboxSalesforce({ port: salesforce, ...SANDBOX_SALESFORCE }),
    ),
    asana: await started(processes, 'Asana', () => startSandboxAsana({ port: asana, ...SANDBOX_ASANA })),
    board: await started(processes, 'service board', () =>
      startSandboxHttpTarget({ port: board, token: SANDBOX_BOARD.token }),
    ),
  };
}

/** What a stage says of systems that run on this machine. */
export function sandboxSettings({ hubspot, slack, salesforce, asana, board }: SandboxUrls): object {
  return {
    hubspot: {
      ...{ baseUrl: hubspot, appUrl: hubspot },
      ...{ portalId: String(SANDBOX.portalId), appId: String(SANDBOX.appId) },
    },
    slack: { baseUrl: slack },
    salesforce: { baseUrl: salesforce, lateApplicationSeconds: LATE_SECONDS },
    asana: { baseUrl: `${asana}/api/1.0`, lateApplicationSeconds: LATE_SECONDS },
    http: { board: { baseUrl: `${board}/v1`, lateApplicationSeconds: LATE_SECONDS } },
  };
}

async function started<Sandbox extends { readonly stop: () => Promise<void> }>(
  processes: Processes,
  system: string,
  start: () => Promise<Sandbox>,
): Promise<Sandbox> {
  return processes.start(async () => ({
    ...(await start()),
    name: `sandbox ${system}`,
    stopNow: () => undefined,
  }));
}

async function workspaceOf(buildDir: string) {
  const bundle: unknown = JSON.parse(await readFile(`${buildDir}.contracts.json`, 'utf8'));
  const { directory } = contractBundleSchema.parse(bundle);
  const users = directory.people.flatMap(({ name, email, timeZone, ids }) =>
    ids.slack === undefined ? [] : [{ id: ids.slack, name, email, timeZone }],
  );
  return { users, channels: directory.opsChannel === undefined ? [] : [directory.opsChannel] };
}
