import type { Ports } from '#application/ports.ts';
import type { Contract } from '#domain/contract/contract.ts';
import type { FactOf, HandoffFact } from '#domain/handoff/facts.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { subjectId } from '#domain/ids.ts';
import type { Actor } from '#domain/log/commit.ts';
import { remarkTextId } from '#domain/text-ids.ts';
import { DEFAULT_LOCALE } from '#lambdas/_runtime/locale.ts';
import type { Because } from '#views/because.ts';
import { textsFor } from '#views/texts/texts-for.ts';
import { handoffFactsOf } from './handoff-facts.ts';
import { byName } from './person.ts';
import { lastLeft, whyByRule } from './why-by-rule.ts';

type WhyPorts = Pick<Ports, 'bundle' | 'log' | 'texts'>;

/** Why a person is asked: by which rule of the contract, or who decided so and for what reason. */
export async function whyAsked(ports: WhyPorts, state: Handoff, contract: Contract): Promise<Because> {
  if (isTheNamedOne(state, contract)) return { kind: 'named' };
  const commits = await ports.log.read(subjectId('handoff', state.handoffId));
  const told: readonly Told[] = commits.flatMap((commit) =>
    handoffFactsOf([commit]).map((fact) => ({ fact, actor: commit.actor })),
  );
  const offer = told.findLastIndex(({ fact }) => isReason(fact, state));
  const made = told[offer]?.fact;
  if (made?.type !== 'OfferMade') return { kind: 'given' };
  const decision = told.slice(0, offer).findLast(({ fact }) => isDecision(fact, made));
  switch (made.because) {
    case 'reassigned':
    case 'other-channel':
      return { kind: 'given', ...(await saidBy(ports, decision)) };
    case 'asked-again':
    case 'handed-on':
      return { kind: made.because, ...(await saidBy(ports, decision)) };
    case 'named':
    case 'round-robin':
    case 'least-loaded':
    case 'record-owner':
    case 'property':
    case 'fallback':
    case 'escalated': {
      const { directory } = ports.bundle;
      const why = whyByRule(directory, state, contract, made, made.because);
      const letGoOn = told.slice(0, offer).findLast(({ fact }) => isLetGoOn(fact));
      return {
        ...why,
        since: { before: lastLeft(directory, state, why), ...(await saidBy(ports, letGoOn)) },
      };
    }
  }
}

/** The first offer of most handoffs, before anybody decided: its reason is known without the log. */
function isTheNamedOne({ epoch, lastOffer, wasReleased }: Handoff, { routing }: Contract): boolean {
  return (
    epoch === 1 && !wasReleased && routing.strategy === 'named-person' && lastOffer?.to === routing.person
  );
}

interface Told {
  readonly fact: HandoffFact;
  readonly actor: Actor;
}

/** The offer that tells why somebody is asked: their newest, but for those that only took another way to them. */
function isReason(fact: HandoffFact, { lastOffer }: Handoff): boolean {
  return fact.type === 'OfferMade' && fact.to === lastOffer?.to && fact.because !== 'other-channel';
}

/** The decision that led to an offer: the last that named this person, or to ask again whoever was asked before. */
function isDecision(fact: HandoffFact, { to, because }: FactOf<'OfferMade'>): boolean {
  if (because === 'handed-on') return fact.type === 'OfferHandedOn' && fact.to === to;
  if (fact.type !== 'HandoffReleased' && fact.type !== 'OfferWithdrawn') return false;
  return because === 'asked-again' || (fact.type === 'HandoffReleased' ? fact.to : fact.next) === to;
}

/** A decision by which the contract chooses again. */
function isLetGoOn(fact: HandoffFact): boolean {
  return fact.type === 'HandoffReleased' && fact.to === undefined;
}

async function saidBy(
  ports: WhyPorts,
  decision: Told | undefined,
): Promise<{ readonly by?: string | undefined; readonly reason?: string | undefined }> {
  if (decision === undefined) return {};
  const { fact, actor } = decision;
  const textId = 'textId' in fact ? fact.textId : undefined;
  return {
    by: decider(ports, actor),
    reason: textId === undefined ? undefined : await ports.texts.get(remarkTextId(textId)),
  };
}

/** What no person decided, Baton did. */
function decider(ports: WhyPorts, actor: Actor): string {
  return byName(ports, { actor }) ?? textsFor(DEFAULT_LOCALE).product;
}
