import type { RequestListener } from 'node:http';
import type * as z from 'zod';
import { carryOut } from '../http/carry-out.ts';
import type { Outcome } from '../http/carry-out.ts';
import type { SandboxRequest } from '../http/exchange.ts';
import { listen } from '../http/listen.ts';
import { answerConsent } from '../http/oauth/consent-page.ts';
import { readRequest } from '../http/read-request.ts';
import { CONSENTING, isConsentRequest, isTokenRequest } from './api/oauth-routes.ts';
import { answerUnder } from './control/call.ts';
import { controlRoutes } from './control/control-routes.ts';
import { answerWithFaults } from './faults/answer-with-faults.ts';
import { pageRoutes } from './page/page-routes.ts';
import { createAsanaSandbox } from './sandbox.ts';
import type { AsanaSandbox } from './sandbox.ts';
import { settingsSchema } from './settings.ts';

/** How to start: the app's token, and whatever should differ from the usual settings. */
export type SandboxAsanaOptions = z.input<typeof settingsSchema> & {
  /** 0 takes any free port. */
  readonly port: number;
  /** The time in ms; the machine's clock without it. */
  readonly now?: () => number;
};

/** A running sandbox. */
export interface SandboxAsana {
  /** Of its page. */
  readonly url: string;
  /** Of its API, as `https://app.asana.com/api/1.0` is of Asana's. */
  readonly apiUrl: string;
  stop(): Promise<void>;
}

/** Plays Asana on 127.0.0.1. Rejects with a ZodError for bad options, or with the system's error (EADDRINUSE). */
export async function startSandboxAsana(options: SandboxAsanaOptions): Promise<SandboxAsana> {
  const { port, now = Date.now, ...settings } = options;
  const sandbox = createAsanaSandbox(settingsSchema.parse(settings), now);
  const server = await listen(port, listenerOf(sandbox));
  return { url: server.url, apiUrl: `${server.url}/api/1.0`, stop: () => server.stop() };
}

function listenerOf(sandbox: AsanaSandbox): RequestListener {
  return (incoming, response) => {
    readRequest(incoming)
      .then((request) => outcomeFor(sandbox, request))
      .then((outcome) => {
        carryOut(outcome, response);
      })
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  };
}

async function outcomeFor(sandbox: AsanaSandbox, request: SandboxRequest): Promise<Outcome> {
  if (request.path.startsWith('/api/') || isTokenRequest(request)) return answerWithFaults(sandbox, request);
  if (isConsentRequest(request))
    return { kind: 'reply', reply: answerConsent(sandbox.oauth, 'Asana', CONSENTING.name, request) };
  const routes = request.path.startsWith('/_sandbox/') ? controlRoutes : pageRoutes;
  return { kind: 'reply', reply: answerUnder(routes, { sandbox, request }) };
}
