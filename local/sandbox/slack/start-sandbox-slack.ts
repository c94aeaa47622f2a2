import type { RequestListener } from 'node:http';
import type * as z from 'zod';
import { carryOut } from '../http/carry-out.ts';
import type { Outcome } from '../http/carry-out.ts';
import type { SandboxRequest } from '../http/exchange.ts';
import { listen } from '../http/listen.ts';
import { readRequest } from '../http/read-request.ts';
import { answerResponseUrl } from './api/answer-response-url.ts';
import { answerWithFaults } from './api/answer-with-faults.ts';
import { answerUnder } from './control/call.ts';
import { controlRoutes } from './control/control-routes.ts';
import { pageRoutes } from './page/page-routes.ts';
import { createSlackSandbox } from './sandbox.ts';
import type { SlackSandbox } from './sandbox.ts';
import { settingsSchema } from './settings.ts';
import type { SlackSettings } from './settings.ts';

/** How to start: who the workspace is. */
export type SandboxSlackOptions = z.input<typeof settingsSchema> & {
  /** 0 takes any free port. */
  readonly port: number;
  /** The time in ms; the machine's clock without it. */
  readonly now?: () => number;
};

/** A running sandbox. */
export interface SandboxSlack {
  readonly url: string;
  /** Changes settings while it runs, for one where presses go, once that is known. */
  configure(settings: Partial<SlackSettings>): void;
  stop(): Promise<void>;
}

/** Plays Slack on 127.0.0.1. Rejects with a ZodError for bad options, or with the system's error (EADDRINUSE). */
export async function startSandboxSlack(options: SandboxSlackOptions): Promise<SandboxSlack> {
  const { port, now = Date.now, ...settings } = options;
  const sandbox = createSlackSandbox(settingsSchema.parse(settings), now);
  const own = { url: '' };
  const server = await listen(
    port,
    listenerOf(sandbox, () => own.url),
  );
  own.url = server.url;
  return {
    url: server.url,
    configure: (changed) => {
      sandbox.settings = settingsSchema.parse({ ...sandbox.settings, ...changed });
    },
    stop: () => server.stop(),
  };
}

function listenerOf(sandbox: SlackSandbox, ownUrl: () => string): RequestListener {
  return (incoming, response) => {
    readRequest(incoming)
      .then((request) => outcomeFor(sandbox, request, ownUrl()))
      .then((outcome) => {
        carryOut(outcome, response);
      })
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  };
}

async function outcomeFor(sandbox: SlackSandbox, request: SandboxRequest, ownUrl: string): Promise<Outcome> {
  const { path } = request;
  if (path.startsWith('/api/')) return answerWithFaults(sandbox, request);
  if (path.startsWith('/actions/')) return { kind: 'reply', reply: answerResponseUrl(sandbox, request) };
  const routes = path.startsWith('/_sandbox/') ? controlRoutes : pageRoutes;
  return { kind: 'reply', reply: await answerUnder(routes, { sandbox, request, ownUrl }) };
}
