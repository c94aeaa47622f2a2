import { onTestFinished } from 'vitest';
import { createHttpTargetConnector } from '#adapters/http-target/http-target-connector.ts';
import { BY_KEY } from '#domain/contract/http-system.ts';
import type { Target } from '#domain/contract/target.ts';
import type { Ticket } from '#local/sandbox/http-target/ticket.ts';
import { startSandboxHttpTarget } from '#local/sandbox/http-target/start-sandbox-http-target.ts';
import { boardSystem } from '#test/unit/contract/sample.ts';
import type { Stage } from './stage.ts';

const TOKEN = 'board-token';
const ANSWERS_WITHIN_MS = 1_000;

/** A ticket that Baton makes. */
export const boardTarget: Target = {
  system: 'http-board',
  where: { by: 'made', objectType: BY_KEY },
  ownerProperty: 'assignee',
  fields: [{ field: 'title', from: { kind: 'text', text: 'Kickoff: {company}' } }],
  expect: [{ field: 'archived', oneOf: ['false'] }],
  readBackAfterSeconds: 0,
};

export interface BoardOfStage {
  readonly tickets: () => Promise<readonly Ticket[]>;
  readonly fault: (fault: string) => Promise<void>;
}

/** The service board of the sandbox, over HTTP, as one of the systems of a stage. */
export async function boardOf(stage: Stage): Promise<BoardOfStage> {
  const { url, apiUrl: baseUrl, stop } = await startSandboxHttpTarget({ port: 0, token: TOKEN });
  onTestFinished(stop);
  const settings = {
    ...({ baseUrl, header: 'Authorization', scheme: 'Bearer', reach: 'any' } as const),
    ...{ secret: () => Promise.resolve(TOKEN), timeoutMs: ANSWERS_WITHIN_MS, now: Date.now },
  };
  stage.answering.set('http-board', createHttpTargetConnector(boardSystem, settings));
  return {
    tickets: async () => (await (await fetch(`${url}/_sandbox/tickets`)).json()) as readonly Ticket[],
    fault: async (fault) => {
      const body = JSON.stringify({ fault, match: { method: 'POST', pathPattern: '/v1/tickets' } });
      await fetch(`${url}/_sandbox/faults`, { method: 'POST', body });
    },
  };
}
