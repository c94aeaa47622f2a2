import type { Ports } from '#application/ports.ts';
import { askedNext } from '#domain/handoff/asked-next.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { isSetBack } from '#domain/handoff/status-change.ts';
import { subjectParts } from '#domain/ids.ts';
import type { Incident } from '#domain/incident/incident.ts';
import type { Commit } from '#domain/log/commit.ts';
import { foldCommits, handoffModel } from '#domain/subjects.ts';
import { handoffFactsOf } from '#lambdas/_presenting/handoff-facts.ts';
import { memberOf } from '#domain/incident/member-of.ts';
import { nameOf } from '#lambdas/_presenting/person.ts';
import type { Option } from '#views/offer.ts';
import type { DecisionChoice } from '#views/pages/decision-choices.tsx';
import type { IncidentTexts } from '#views/texts/texts-for.ts';
import { heldIn } from '#domain/incident/held-in.ts';

type NamingPorts = Pick<Ports, 'bundle' | 'log'>;

/**
 * The choices with the names that whoever decides about a single handoff needs: who would be asked, who has said no.
 * Nothing is done without while it is only read back or taken back.
 */
export async function namedChoices(
  ports: NamingPorts,
  incident: Incident,
  choices: readonly DecisionChoice[],
  texts: IncidentTexts,
): Promise<readonly DecisionChoice[]> {
  const commits = await commitsOfTheOne(ports, incident);
  const state = foldCommits(handoffModel, commits);
  if (state === undefined) return choices;
  const asks = whoIsAsked(ports, state);
  const givesBack = statusGivenBy(state);
  const isWritten = state.status === 'syncing' || state.status === 'held';
  const offered = choices.filter(({ kind }) => isWritten || kind !== 'skip');
  return offered.map((choice) => {
    if (choice.kind === 'retry') return { ...choice, ...(asks === undefined ? {} : { asks }), givesBack };
    if (choice.kind !== 'give-to') return choice;
    const people = choice.people.map(markedBy(state.giver, declinersIn(commits), texts));
    return { ...choice, people, givesBack };
  });
}

/** What was returned and set back gets its status again with whatever lets it go on. */
function statusGivenBy(state: Handoff): string | undefined {
  return isSetBack(state) ? state.statusChange?.from : undefined;
}

async function commitsOfTheOne({ log }: NamingPorts, { members }: Incident): Promise<readonly Commit[]> {
  const [only, ...others] = heldIn(members);
  const subject = only === undefined || others.length > 0 ? undefined : memberOf(only).subject;
  return subject === undefined || subjectParts(subject).kind !== 'handoff' ? [] : log.read(subject);
}

/** A retry asks somebody only while nobody has accepted. */
function whoIsAsked(
  ports: NamingPorts,
  state: Handoff,
): { readonly name: string; readonly isAgain: boolean } | undefined {
  if (state.status !== 'held' || state.parked.at !== 'offer') return undefined;
  const next = askedNext(state, state.parked.next);
  if (next === undefined) return undefined;
  return { name: nameOf(ports.bundle.directory, next.to), isAgain: next.because === 'asked-again' };
}

function declinersIn(commits: readonly Commit[]): ReadonlySet<string> {
  const facts = handoffFactsOf(commits);
  return new Set(facts.flatMap((fact) => (fact.type === 'OfferDeclined' ? [fact.by] : [])));
}

function markedBy(
  giver: string,
  decliners: ReadonlySet<string>,
  { decision }: IncidentTexts,
): (person: Option) => Option {
  return ({ value, label }) => {
    if (decliners.has(value)) return { value, label: decision.hasDeclined(label) };
    return { value, label: value === giver ? decision.handedOff(label) : label };
  };
}
