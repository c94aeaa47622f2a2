import { newNonce } from '#application/links.ts';
import { subjectParts } from '#domain/ids.ts';
import { InvalidCursorError, NO_CONTRACT } from '#domain/ports/rows.ts';
import { storyOfMember } from '#domain/story/story-of-member.ts';
import { erasableNames } from '#lambdas/_operating/erasable-names.ts';
import { readerFor } from '#lambdas/_presenting/person.ts';
import { unnamedOperators } from '#lambdas/_presenting/unnamed-operators.ts';
import type { PageRequest } from '#lambdas/_runtime/page-handler.ts';
import { OVERVIEW_VIEWS } from '#views/overview.ts';
import type { OverviewFilter } from '#views/overview.ts';
import type { OverviewError } from '#views/pages/overview-form.ts';
import { overviewFields as names } from '#views/pages/overview-form.ts';
import { overviewPage } from '#views/pages/overview-page.tsx';
import { overviewStoryPage } from '#views/pages/overview-story-page.tsx';
import type { Page } from '#views/pages/page.tsx';
import { redirectTo } from '#views/pages/redirect.ts';
import { contractTextsFor } from '#views/texts/texts-for.ts';
import type { Visit } from '../own-page.ts';
import type { WorkPorts } from '../work-ports.ts';
import { decisionLink } from './decision-link.ts';
import { overviewOf } from './overview-of.ts';
import { ownContracts } from './own-contracts.ts';
import type { OwnContract } from './own-contracts.ts';
import { decidable, knownSubject } from './story-of-subject.ts';

/**
 * What goes on in somebody's contracts. GET shows it, or one story of it; POST leads to the page that decides, and does
 * nothing else. Undefined for who answers for none, and for what is under nobody's contract of theirs.
 */
export async function contractsPage(
  ports: WorkPorts,
  visit: Visit,
  { method, query, form }: PageRequest,
): Promise<Page | undefined> {
  const contracts = ownContracts(ports.bundle, visit.person.id);
  if (contracts.length === 0) return undefined;
  if (method === 'POST') return decide(ports, visit, contracts, query, form.get(names.decide) ?? '');
  const story = query.get(names.story);
  return story === null ? list(ports, visit, contracts, query) : tell(ports, visit, contracts, story);
}

async function list(
  ports: WorkPorts,
  { link, person }: Visit,
  contracts: readonly OwnContract[],
  query: URLSearchParams,
  error?: OverviewError,
): Promise<Page | undefined> {
  const filter = filterIn(ports, contracts, query);
  const after = query.get(names.after) ?? undefined;
  const now = ports.now();
  const reader = readerFor(person, now);
  const { overview: texts } = contractTextsFor(reader.locale);
  const chosen = contracts.filter(({ id }) => filter.contract === undefined || filter.contract === id);
  const named = chosen.map(({ id, title = texts.noContract }) => ({ id, title }));
  try {
    return overviewPage({
      overview: await overviewOf(ports, { person, contracts: named, filter, after }),
      contracts: contracts.map(({ id, title = texts.noContract }) => ({ value: id, label: title })),
      people: ports.bundle.directory.people.map(({ id, name }) => ({ value: id, label: name })),
      nonce: newNonce(link, now),
      error,
      reader,
    });
  } catch (caught) {
    // An address that somebody made up leads nowhere, like any other.
    if (caught instanceof InvalidCursorError) return undefined;
    throw caught;
  }
}

/** What the address asks for, as far as it is there: the rest is as if it had not been asked for. */
function filterIn(
  { bundle }: WorkPorts,
  contracts: readonly OwnContract[],
  query: URLSearchParams,
): OverviewFilter {
  const asked = (name: string): string | null => query.get(name);
  return {
    view: OVERVIEW_VIEWS.find((view) => view === asked(names.view)) ?? 'to-decide',
    contract: contracts.find(({ id }) => id === asked(names.contract))?.id,
    person: bundle.directory.people.find(({ id }) => id === asked(names.person))?.id,
  };
}

async function tell(
  ports: WorkPorts,
  { link, person }: Visit,
  contracts: readonly OwnContract[],
  text: string,
): Promise<Page | undefined> {
  const known = await knownSubject(ports, { person: person.id, contracts }, text);
  if (known === undefined) return undefined;
  const { subject, whatTitle, incidents, record, holds = [], contract = NO_CONTRACT } = known;
  const commits = await ports.log.read(subject);
  const { directory } = ports.bundle;
  const erasable = await erasableNames(ports.texts, commits);
  const found = await decidable(ports, person.id, incidents);
  const isPart = subjectParts(subject).kind !== 'incident';
  const shown = {
    ...{
      subject,
      whatTitle,
      record,
      holds,
      contractTitle: contracts.find(({ id }) => id === contract)?.title,
    },
    mayDecide: found !== undefined,
    goesOn: found?.goesOn === true,
    others: found !== undefined && isPart ? found.holds - 1 : 0,
    story: storyOfMember(commits, directory, new Map([...erasable, ...unnamedOperators(commits)])),
  };
  const now = ports.now();
  return overviewStoryPage(shown, newNonce(link, now), readerFor(person, now));
}

async function decide(
  ports: WorkPorts,
  visit: Visit,
  contracts: readonly OwnContract[],
  query: URLSearchParams,
  text: string,
): Promise<Page | undefined> {
  const { link, person, isFresh } = visit;
  if (!isFresh) return list(ports, visit, contracts, query, 'form-too-old');
  const known = await knownSubject(ports, { person: person.id, contracts }, text);
  const found = known === undefined ? undefined : await decidable(ports, person.id, known.incidents);
  if (found === undefined) return list(ports, visit, contracts, query, 'nothing-to-decide');
  return redirectTo(`../decisions/${await decisionLink(ports, link, found)}`);
}
