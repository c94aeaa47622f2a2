import { createHttpTargetConnector } from '#adapters/http-target/http-target-connector.ts';
import { BY_KEY } from '#domain/contract/http-system.ts';
import type { Target } from '#domain/contract/target.ts';
import { carryOut } from '#local/sandbox/http/carry-out.ts';
import { listen } from '#local/sandbox/http/listen.ts';
import { readRequest } from '#local/sandbox/http/read-request.ts';
import { answerWithFaults } from '#local/sandbox/http-target/answer-with-faults.ts';
import { createBoardSandbox } from '#local/sandbox/http-target/sandbox.ts';
import { jsonReply } from '#local/sandbox/http/exchange.ts';
import { boardSystem } from '#test/unit/contract/sample.ts';
import { VirtualVendor } from '../virtual-vendor.ts';
import type { RunningVendor, Surroundings } from './system.ts';

const TOKEN = 'board-token';

/** A ticket that Baton makes. */
export const boardTarget: Target = {
  system: 'http-board',
  where: { by: 'made', objectType: BY_KEY },
  ownerProperty: 'assignee',
  fields: [{ field: 'title', from: { kind: 'text', text: 'Kickoff: {company}' } }],
  expect: [],
  readBackAfterSeconds: 0,
};

/** The shipped service board. It is asked over real connections, because its connector takes nothing else. */
export async function startBoard({ time, random }: Surroundings): Promise<RunningVendor> {
  const sandbox = createBoardSandbox(TOKEN);
  const vendor = new VirtualVendor(
    { time, random },
    {
      // A description says nothing of limits.
      limits: { rates: [], concurrency: [] },
      refusal: ({ afterSeconds }) =>
        jsonReply(429, {}, { 'retry-after': String(Math.max(1, Math.ceil(afterSeconds))) }),
      answer: (request) => answerWithFaults(sandbox, request),
    },
  );
  const server = await listen(0, (incoming, response) => {
    readRequest(incoming)
      .then((request) => vendor.ask(request))
      .then((reply) => {
        carryOut({ kind: 'reply', reply }, response);
      })
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  return {
    vendor,
    origin: undefined,
    connector: () =>
      createHttpTargetConnector(boardSystem, {
        ...({
          baseUrl: `${server.url}/v1`,
          header: 'Authorization',
          scheme: 'Bearer',
          reach: 'any',
        } as const),
        ...{ secret: () => Promise.resolve(TOKEN), timeoutMs: 10_000, now: time.now },
      }),
    prepare: () => ({}),
    stop: () => server.stop(),
  };
}
