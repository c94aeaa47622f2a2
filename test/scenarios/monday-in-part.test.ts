import { expect, test } from 'vitest';
import { UnexpectedAnswerError } from '#adapters/operator-api/errors.ts';
import { memoryPorts } from '#adapters/memory/ports.ts';
import { contractDigest } from '#domain/contract/contract-digest.ts';
import { tellMondayHandler } from '#lambdas/tell-monday/handler.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { apiOf } from '#test/scenario-support/operator-api.ts';
import { accept, mailsTo, OPS_MAIL } from '#test/scenario-support/people.ts';
import { silentRuntime } from '#test/scenario-support/silent-runtime.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';

const down = async () => {
  throw new UnexpectedAnswerError('memory', 503, 'look-up');
};
test.each([
  ['doctor', { doctor: down }],
  ['replayPlan', { replayPlan: down }],
])('the report is told although %s does not answer', async (_, broken) => {
  const stage = await offered(sampleContract, sampleDirectory);
  await accept(stage);
  await stage.rounds(1);
  const contracts = [{ digest: contractDigest(sampleContract), contract: sampleContract }];
  const ports = {
    api: { ...apiOf(stage), ...broken },
    bundle: { contracts, directory: sampleDirectory },
    queues: memoryPorts(stage.world).queues,
  };
  for (let t = 0; t < 3; t += 1) await tellMondayHandler(ports, silentRuntime)();
  await stage.run();
  expect(mailsTo(stage, OPS_MAIL, 'monday')).toHaveLength(1);
});
