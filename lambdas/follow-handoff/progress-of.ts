import { rulesOf } from '#application/contracts.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { subjectId } from '#domain/ids.ts';
import { briefOf, recordUrl } from '#lambdas/_presenting/offer-of.ts';
import { standingOf } from '#lambdas/_presenting/standing-of.ts';
import type { Progress } from '#views/progress.ts';
import { storyForGiver } from './story-for-giver.ts';
import type { FollowPorts } from './follow-ports.ts';

/** Where a handoff stands and how it came there, in words for whoever handed it over. */
export async function progressOf(ports: FollowPorts, state: Handoff): Promise<Progress> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  const { title, recordKind } = await briefOf(ports, state);
  const commits = await ports.log.read(subjectId('handoff', state.handoffId));
  return {
    ...{ whatTitle: title, recordKind, contractTitle: contract.title },
    recordUrl: recordUrl(ports, state.record, contract),
    ...(await standingOf(ports, state)),
    story: storyForGiver(commits, ports.bundle.directory, contract),
  };
}
