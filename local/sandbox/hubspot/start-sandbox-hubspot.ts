import type { RequestListener } from 'node:http';
import { listen } from '../http/listen.ts';
import { readRequest } from '../http/read-request.ts';
import { carryOut } from '../http/carry-out.ts';
import type { Outcome } from '../http/carry-out.ts';
import type { SandboxRequest } from '../http/exchange.ts';
import { answerControl } from './control/answer-control.ts';
import { controlRoutes } from './control/control-routes.ts';
import { answerConsentPage, isConsentRequest } from './api/oauth-routes.ts';
import { answerWithFaults } from './faults/answer-with-faults.ts';
import { isForPage, pageRoutes } from './page/page-routes.ts';
import type { Portal } from './portal/portal.ts';
import { createSandbox } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';
import { changeableSettingsSchema, defaultSettings, identitySchema } from './settings.ts';
import type { ChangeableSettings, Identity } from './settings.ts';

/** How to start: who the portal is, and whatever should differ from the usual settings. */
export interface SandboxHubSpotOptions extends Identity, Partial<Omit<ChangeableSettings, 'token'>> {
  /** 0 takes any free port. */
  readonly port: number;
  /** The time in ms; the machine's clock without it. */
  readonly now?: () => number;
}

/** A running sandbox. */
export interface SandboxHubSpot {
  readonly url: string;
  readonly portal: Portal;
  /** Changes settings while it runs, for one the webhook's address once it is known. */
  configure(settings: Partial<ChangeableSettings>): void;
  stop(): Promise<void>;
}

/** Plays HubSpot on 127.0.0.1. Rejects with a ZodError for bad options, or with the system's error (EADDRINUSE). */
export async function startSandboxHubSpot(options: SandboxHubSpotOptions): Promise<SandboxHubSpot> {
  const { port, now = Date.now, portalId, appId, clientSecret, token, ...settings } = options;
  const identity = identitySchema.parse({ portalId, appId, clientSecret, token });
  const merged = changeableSettingsSchema.parse({ ...defaultSettings, ...settings });
  const sandbox = createSandbox(identity, merged, now);
  const server = await listen(port, listenerOf(sandbox));
  return {
    url: server.url,
    portal: sandbox.portal,
    configure: (changed) => {
      sandbox.settings = changeableSettingsSchema.parse({ ...sandbox.settings, ...changed });
    },
    stop: async () => {
      sandbox.deliveries.stop();
      await server.stop();
    },
  };
}

function listenerOf(sandbox: Sandbox): RequestListener {
  return (incoming, response) => {
    readRequest(incoming)
      .then((request) => outcomeFor(sandbox, request))
      .then((outcome) => carryOut(outcome, response))
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  };
}

async function outcomeFor(sandbox: Sandbox, request: SandboxRequest): Promise<Outcome> {
  if (request.path.startsWith('/_sandbox/')) {
    return { kind: 'reply', reply: await answerControl(sandbox, request, controlRoutes) };
  }
  if (isConsentRequest(request)) return { kind: 'reply', reply: answerConsentPage(sandbox, request) };
  if (isForPage(request)) {
    return { kind: 'reply', reply: await answerControl(sandbox, request, pageRoutes) };
  }
  return answerWithFaults(sandbox, request);
}
