import type { Ports } from '#application/ports.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { subjectId } from '#domain/ids.ts';
import type { Actor } from '#domain/log/commit.ts';
import { actorTextId, remarkTextId } from '#domain/text-ids.ts';
import { DEFAULT_LOCALE } from '#lambdas/_runtime/http.ts';
import type { Because } from '#views/because.ts';
import { textsFor } from '#views/texts/texts-for.ts';
import { handoffFactsOf } from './handoff-facts.ts';
import { nameOf } from './person.ts';

type WhyPorts = Pick<Ports, 'bundle' | 'log' | 'texts'>;

/** Why a person is asked: the contract names the first; all others somebody decided about, for a reason. */
export async function whyAsked(ports: WhyPorts, state: Handoff): Promise<Because> {
  if (state.epoch === 1) return { kind: 'named' };
  const commits = await ports.log.read(subjectId('handoff', state.handoffId));
  const told = commits.flatMap((commit) =>
    handoffFactsOf([commit]).map((fact) => ({ fact, actor: commit.actor })),
  );
  const offer = told.findLastIndex(({ fact }) => fact.type === 'OfferMade' && fact.epoch === state.epoch);
  const made = told[offer]?.fact;
  const isAgain = made?.type === 'OfferMade' && made.because === 'asked-again';
  const to = made?.type === 'OfferMade' && !isAgain ? made.to : undefined;
  const decision = told.slice(0, offer).findLast(({ fact }) => isDecision(fact, to));
  return {
    kind: isAgain ? 'asked-again' : 'given',
    ...(decision === undefined ? {} : await saidBy(ports, decision.actor, decision.fact)),
  };
}

/** The decision that led to an offer: the last one, or the last that named this person. */
function isDecision(fact: HandoffFact, to: string | undefined): boolean {
  if (fact.type !== 'HandoffReleased' && fact.type !== 'OfferWithdrawn') return false;
  return to === undefined || (fact.type === 'HandoffReleased' ? fact.to : fact.next) === to;
}

async function saidBy(
  ports: WhyPorts,
  actor: Actor,
  fact: HandoffFact,
): Promise<{ readonly by: string | undefined; readonly reason: string | undefined }> {
  const textId = 'textId' in fact ? fact.textId : undefined;
  return {
    by: await decider(ports, actor),
    reason: textId === undefined ? undefined : await ports.texts.get(remarkTextId(textId)),
  };
}

/** An operator is known by the last part of the identity that called (`…/operators/lena`), as long as it is kept. */
async function decider(ports: WhyPorts, actor: Actor): Promise<string | undefined> {
  const texts = textsFor(DEFAULT_LOCALE);
  switch (actor.kind) {
    case 'person':
      return nameOf(ports.bundle.directory, actor.id);
    case 'operator': {
      const identity = await ports.texts.get(actorTextId(actor.id));
      return identity === undefined
        ? undefined
        : texts.people.operator(identity.split('/').at(-1) ?? identity);
    }
    case 'system':
      return texts.product;
  }
}
