import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { operatorApi } from '#adapters/operator-api/client.ts';
import type { OperatorApi } from '#adapters/operator-api/client.ts';
import { fixedSigning } from '#adapters/operator-api/signing.ts';
import { contractBundleSchema } from '#domain/contract/bundle.ts';
import { deployApp } from './emulator/deploy.ts';
import { LOCAL_AWS } from './emulator/environment.ts';
import type { ResourceEvent } from './emulator/resource-progress.ts';
import { startSandboxHubSpot } from './sandbox/hubspot/start-sandbox-hubspot.ts';
import type { SandboxHubSpot } from './sandbox/hubspot/start-sandbox-hubspot.ts';
import { startSandboxSlack } from './sandbox/slack/start-sandbox-slack.ts';
import type { SandboxSlack } from './sandbox/slack/start-sandbox-slack.ts';
import type { Processes } from './processes.ts';

/** The sandbox's account and app: made up, and good for nothing elsewhere. */
export const SANDBOX = {
  portalId: 2_000_001,
  appId: 1_000_001,
  clientSecret: 'sandbox-client-secret',
  token: 'sandbox-app-token',
} as const;

/** The workspace and the app of the sandbox Slack: made up too. */
const SANDBOX_SLACK = { token: 'xoxb-sandbox', signingSecret: 'sandbox-signing-secret' } as const;

const API_ID = 'ba70a000';

export interface LocalCloud {
  readonly publicBaseUrl: string;
  readonly webhookUrl: string;
  readonly operator: OperatorApi;
  readonly sandbox: SandboxHubSpot;
  readonly slack: SandboxSlack;
}

export interface LocalCloudOptions {
  /** The checkout whose app is deployed. */
  readonly root: string;
  /** The address of a running emulator. */
  readonly endpoint: string;
  /** 0: any free port. */
  readonly sandboxPort: number;
  /** 0: any free port. */
  readonly slackPort: number;
  readonly buildDir: string;
  /** Where the synthesised app goes. */
  readonly outDir: string;
  /** What this run's stage has otherwise than `cdk.json` says. */
  readonly overrides?: Readonly<Record<string, unknown>>;
  readonly onResource?: (event: ResourceEvent) => void;
}

/** Deploys Baton to a running emulator, with sandboxes of HubSpot and Slack that know where to send what happens there. */
export async function startLocalCloud(processes: Processes, options: LocalCloudOptions): Promise<LocalCloud> {
  const sandbox = await processes.start(() => startSandbox(options.sandboxPort));
  const slack = await processes.start(() => startSlack(options));
  const publicBaseUrl = await deployBaton({ ...options, sandboxUrl: sandbox.url, slackUrl: slack.url });
  const { region, credentials } = LOCAL_AWS;
  const operator = operatorApi({ url: publicBaseUrl, signing: fixedSigning({ region, ...credentials }) });
  await operator.setSecret('hubspot-client-secret', { value: SANDBOX.clientSecret });
  await operator.setSecret('hubspot-token', { value: SANDBOX.token });
  await operator.setSecret('slack-signing-secret', { value: SANDBOX_SLACK.signingSecret });
  await operator.setSecret('slack-bot-token', { value: SANDBOX_SLACK.token });
  const webhookUrl = `${publicBaseUrl}/webhooks/hubspot`;
  sandbox.configure({ webhookUrl });
  slack.configure({ interactionsUrl: `${publicBaseUrl}/slack/interactions` });
  return { publicBaseUrl, webhookUrl, operator, sandbox, slack };
}

interface Deployment extends Pick<
  LocalCloudOptions,
  'root' | 'endpoint' | 'buildDir' | 'outDir' | 'overrides' | 'onResource'
> {
  readonly sandboxUrl: string;
  readonly slackUrl: string;
}

/** Deploys what was built to a running emulator, or what has changed since; returns where the stage is reached. */
export async function deployBaton(deployment: Deployment): Promise<string> {
  const { root, endpoint, sandboxUrl, slackUrl, buildDir, outDir, overrides, onResource } = deployment;
  const publicBaseUrl = `http://localhost:${new URL(endpoint).port}/_aws/execute-api/${API_ID}`;
  const hubspot = {
    ...{ baseUrl: sandboxUrl, appUrl: sandboxUrl },
    ...{ portalId: String(SANDBOX.portalId), appId: String(SANDBOX.appId) },
  };
  const local = { publicBaseUrl, hubspot, slack: { baseUrl: slackUrl }, local: { apiId: API_ID } };
  const context = { stage: 'local', buildDir, overrides: { ...local, ...overrides } };
  await deployApp({
    endpoint,
    app: { command: `"${process.execPath}" "${join(root, 'bin', 'baton-app.ts')}"`, outDir, context },
    ...(onResource === undefined ? {} : { onResource }),
  });
  return publicBaseUrl;
}

async function startSandbox(port: number) {
  const sandbox = await startSandboxHubSpot({ port, ...SANDBOX });
  return { ...sandbox, name: 'sandbox HubSpot', stopNow: () => undefined };
}

/** Its users are those people of the built directory whom Slack knows. */
async function startSlack({ slackPort: port, buildDir }: LocalCloudOptions) {
  const bundle: unknown = JSON.parse(await readFile(`${buildDir}.contracts.json`, 'utf8'));
  const { directory } = contractBundleSchema.parse(bundle);
  const users = directory.people.flatMap(({ name, email, timeZone, ids }) =>
    ids.slack === undefined ? [] : [{ id: ids.slack, name, email, timeZone }],
  );
  const slack = await startSandboxSlack({ port, ...SANDBOX_SLACK, users });
  return { ...slack, name: 'sandbox Slack', stopNow: () => undefined };
}
