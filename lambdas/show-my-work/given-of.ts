import { loadHandoffNow } from '#application/command-handoff.ts';
import { rulesOf } from '#application/contracts.ts';
import type { Person } from '#domain/contract/directory.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { recordUrl } from '#lambdas/_presenting/offer-of.ts';
import { standingOf } from '#lambdas/_presenting/standing-of.ts';
import type { Given, Mine } from '#views/mine.ts';
import { titlesOf } from './titles-of.ts';
import type { WorkPorts } from './work-ports.ts';

/** Nobody looks through more than this on a page; each is read from its log, for its row does not say all of it. */
const MOST_SHOWN = 25;

/** What somebody handed over lately and where it stands, the newest first: one query, and one request for all titles. */
export async function givenOf(
  ports: WorkPorts,
  { id }: Person,
): Promise<Pick<Mine, 'given' | 'isMoreGiven'>> {
  const listed = await ports.givenHandoffs.latest(id, MOST_SHOWN + 1);
  const shown = listed.slice(0, MOST_SHOWN);
  const [titles, states] = await Promise.all([
    titlesOf(ports, shown),
    Promise.all(shown.map((handoffId) => loadHandoffNow(ports, handoffId))),
  ]);
  const known = states.filter((state) => state !== undefined);
  const given = known.map((state) => givenLine(ports, state, titles.get(state.handoffId)));
  return { given: await Promise.all(given), isMoreGiven: listed.length > MOST_SHOWN };
}

async function givenLine(ports: WorkPorts, state: Handoff, title: string | undefined): Promise<Given> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  const { objectType, objectId } = state.record;
  return {
    // Once it was erased, only its number is left.
    whatTitle: title ?? `${objectType} ${objectId}`,
    contractTitle: contract.title,
    recordUrl: recordUrl(ports, state.record, contract),
    ...(await standingOf(ports, state)),
  };
}
