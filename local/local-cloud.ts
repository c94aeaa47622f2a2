import { join } from 'node:path';
import { operatorApi } from '#adapters/operator-api/client.ts';
import type { OperatorApi } from '#adapters/operator-api/client.ts';
import { fixedSigning } from '#adapters/operator-api/signing.ts';
import { deployApp } from './emulator/deploy.ts';
import { LOCAL_AWS } from './emulator/environment.ts';
import type { ResourceEvent } from './emulator/resource-progress.ts';
import type { Processes } from './processes.ts';
import { sandboxSettings, SANDBOX_SECRETS, startSandboxes } from './sandboxes.ts';
import type { Sandboxes, SandboxPorts, SandboxUrls } from './sandboxes.ts';

const API_ID = 'ba70a000';

export interface LocalCloud extends Sandboxes {
  readonly publicBaseUrl: string;
  readonly webhookUrl: string;
  readonly operator: OperatorApi;
}

export interface LocalCloudOptions {
  /** The checkout whose app is deployed. */
  readonly root: string;
  /** The address of a running emulator. */
  readonly endpoint: string;
  readonly ports: SandboxPorts;
  readonly buildDir: string;
  /** Where the synthesised app goes. */
  readonly outDir: string;
  /** What this run's stage has otherwise than `cdk.json` says. */
  readonly overrides?: Readonly<Record<string, unknown>>;
  readonly onResource?: (event: ResourceEvent) => void;
}

/** Deploys Baton to a running emulator, with sandboxes of all systems, which know where to send what happens there. */
export async function startLocalCloud(processes: Processes, options: LocalCloudOptions): Promise<LocalCloud> {
  const sandboxes = await startSandboxes(processes, options.ports, options.buildDir);
  const publicBaseUrl = await deployBaton({ ...options, urls: urlsOf(sandboxes) });
  const { region, credentials } = LOCAL_AWS;
  const operator = operatorApi({ url: publicBaseUrl, signing: fixedSigning({ region, ...credentials }) });
  // A busy machine may let a sandbox answer late, and what opens it is known.
  for (const [name, value] of SANDBOX_SECRETS) await operator.setSecret(name, { value, untried: true });
  const webhookUrl = `${publicBaseUrl}/webhooks/hubspot`;
  sandboxes.sandbox.configure({ webhookUrl });
  sandboxes.slack.configure({ interactionsUrl: `${publicBaseUrl}/slack/interactions` });
  return { publicBaseUrl, webhookUrl, operator, ...sandboxes };
}

/** Where a local Baton finds the systems. */
export function urlsOf({ sandbox, slack, salesforce, asana, board }: Sandboxes): SandboxUrls {
  const others = { salesforce: salesforce.url, asana: asana.url, board: board.url };
  return { hubspot: sandbox.url, slack: slack.url, ...others };
}

interface Deployment extends Pick<
  LocalCloudOptions,
  'root' | 'endpoint' | 'buildDir' | 'outDir' | 'overrides' | 'onResource'
> {
  readonly urls: SandboxUrls;
}

/** Deploys what was built to a running emulator, or what has changed since; returns where the stage is reached. */
export async function deployBaton(deployment: Deployment): Promise<string> {
  const { root, endpoint, urls, buildDir, outDir, overrides, onResource } = deployment;
  const publicBaseUrl = `http://localhost:${new URL(endpoint).port}/_aws/execute-api/${API_ID}`;
  const local = { publicBaseUrl, ...sandboxSettings(urls), local: { apiId: API_ID } };
  const context = { stage: 'local', buildDir, overrides: { ...local, ...overrides } };
  await deployApp({
    endpoint,
    app: { command: `"${process.execPath}" "${join(root, 'bin', 'baton-app.ts')}"`, outDir, context },
    ...(onResource === undefined ? {} : { onResource }),
  });
  return publicBaseUrl;
}
