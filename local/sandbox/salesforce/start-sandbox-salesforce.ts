import type { RequestListener } from 'node:http';
import { carryOut } from '../http/carry-out.ts';
import type { Outcome } from '../http/carry-out.ts';
import type { SandboxRequest } from '../http/exchange.ts';
import { listen } from '../http/listen.ts';
import { answerConsent } from '../http/oauth/consent-page.ts';
import { runAsName } from './seed/users.ts';
import { readRequest } from '../http/read-request.ts';
import { answerControl } from './control/control-routes.ts';
import { CONSENT_PATH } from './api/answer-token.ts';
import { answerWithFaults } from './faults/answer-with-faults.ts';
import type { Org } from './org/org.ts';
import { createSandbox } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';
import { changeableSettingsSchema, defaultSettings, identitySchema } from './settings.ts';
import type { ChangeableSettings, Identity } from './settings.ts';

/** How to start: the app's credentials, and whatever should differ from the usual settings. */
export interface SandboxSalesforceOptions extends Identity, Partial<ChangeableSettings> {
  /** 0 takes any free port. */
  readonly port: number;
  /** The time in ms; the machine's clock without it. */
  readonly now?: () => number;
}

/** A running sandbox. */
export interface SandboxSalesforce {
  readonly url: string;
  readonly org: Org;
  stop(): Promise<void>;
}

/** Plays Salesforce on 127.0.0.1. Rejects with a ZodError for bad options, or with the system's error (EADDRINUSE). */
export async function startSandboxSalesforce(options: SandboxSalesforceOptions): Promise<SandboxSalesforce> {
  const { port, now = Date.now, clientId, clientSecret, ...settings } = options;
  const identity = identitySchema.parse({ clientId, clientSecret });
  const sandbox = createSandbox(
    identity,
    changeableSettingsSchema.parse({ ...defaultSettings, ...settings }),
    now,
  );
  const own = { url: '' };
  const server = await listen(
    port,
    listenerOf(sandbox, () => own.url),
  );
  own.url = server.url;
  return { url: server.url, org: sandbox.org, stop: () => server.stop() };
}

function listenerOf(sandbox: Sandbox, ownUrl: () => string): RequestListener {
  return (incoming, response) => {
    readRequest(incoming)
      .then((request) => outcomeFor(sandbox, request, ownUrl()))
      .then((outcome) => {
        carryOut(outcome, response);
      })
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  };
}

async function outcomeFor(sandbox: Sandbox, request: SandboxRequest, ownUrl: string): Promise<Outcome> {
  if (request.path.startsWith('/_sandbox/')) return { kind: 'reply', reply: answerControl(sandbox, request) };
  if (request.path === CONSENT_PATH)
    return { kind: 'reply', reply: answerConsent(sandbox.oauth, 'Salesforce', runAsName, request) };
  return answerWithFaults(sandbox, request, ownUrl);
}
