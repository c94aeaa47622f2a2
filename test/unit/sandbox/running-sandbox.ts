import { afterEach } from 'vitest';
import { startSandboxHubSpot } from '#local/sandbox/hubspot/start-sandbox-hubspot.ts';
import type { SandboxHubSpot, SandboxHubSpotOptions } from '#local/sandbox/hubspot/start-sandbox-hubspot.ts';

export const identity = {
  portalId: 62_515,
  appId: 54_321,
  clientSecret: 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy',
  token: 'pat-test-token',
};

const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

/** Starts a sandbox that ends with the test. */
export async function runSandbox(options: Partial<SandboxHubSpotOptions> = {}): Promise<SandboxHubSpot> {
  const sandbox = await startSandboxHubSpot({ port: 0, ...identity, searchLagMs: 0, ...options });
  running.push(sandbox);
  return sandbox;
}

/** Anything else that should end with the test. */
export function endWithTest(server: { stop(): Promise<void> }): void {
  running.push(server);
}

interface Entry {
  readonly value: string;
  readonly timestamp: string;
  readonly sourceType: string;
}

interface Found {
  readonly id: string;
}

/** What the tests read of the bodies that the sandbox answers with. */
interface Body {
  readonly id: string;
  readonly message: string;
  readonly properties: Record<string, string>;
  readonly propertiesWithHistory: Record<string, Entry[]>;
  readonly results: readonly Found[];
  readonly total: number;
  readonly paging: { readonly next: { readonly after: string } };
  readonly status: unknown;
  readonly body: string;
}

export interface Answer<T = Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: T;
}

/** Asks the sandbox with the app's token and reads the answer. */
export async function ask<T = Body>(
  sandbox: SandboxHubSpot,
  method: string,
  path: string,
  body?: unknown,
  init: RequestInit = {},
): Promise<Answer<T>> {
  const response = await fetch(`${sandbox.url}${path}`, {
    method,
    redirect: 'manual',
    headers: { authorization: `Bearer ${identity.token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...init,
  });
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json') && text !== '';
  const parsed = JSON.parse(isJson ? text : '{}') as T;
  return { status: response.status, headers: response.headers, text, body: parsed };
}

/** The invalid properties that HubSpot puts as JSON into the message of its 400. */
export function embeddedProblems(answer: Answer): { name: string; error: string }[] {
  const list = answer.body.message.replace('Property values were not valid: ', '');
  return JSON.parse(list) as { name: string; error: string }[];
}

export const contact = '/crm/objects/2026-09/contacts/501';

/** The values that a property had, newest first. */
export function history(answer: Answer, property: string): Entry[] {
  const entries = answer.body.propertiesWithHistory[property];
  if (entries === undefined) throw new Error(`there is no history of ${property}`);
  return entries;
}
