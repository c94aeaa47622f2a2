import { digestOf } from '#domain/log/commit.ts';
import type { FactOf, HandoffFact } from '#domain/handoff/facts.ts';
import { ATTEMPT_BUDGET } from '#domain/settings.ts';
import { allFacts, factsIn, logOf } from './present.ts';
import type { Draft, ModelState } from './state.ts';
import { violated } from './watch.ts';

/** What must be true of every new commit of the handoff's log, given those before it. */
export function lookAtCommits(before: ModelState, draft: Draft): void {
  const old = logOf(before.world);
  const log = logOf(draft.world);
  if (old.some((commit, index) => log[index] !== commit)) violated(draft, 'a commit was changed or is gone');
  for (const [index, commit] of log.entries()) {
    if (index < old.length) continue;
    const previous = log[index - 1];
    const isNext =
      commit.seq === index + 1 && commit.previous === (previous === undefined ? '' : digestOf(previous.text));
    if (!isNext) violated(draft, `commit ${String(commit.seq)} does not follow the one before it`);
    for (const fact of factsIn(commit)) lookAtFact(draft, fact, commit.seq);
  }
}

function lookAtFact(draft: Draft, fact: HandoffFact, seq: number): void {
  const earlier = allFacts(draft.world).filter((other) => other.seq < seq);
  if (fact.type === 'OfferAccepted')
    lookAtAcceptance(
      draft,
      fact,
      earlier.map((other) => other.fact),
    );
  if (fact.type === 'TargetPlanned')
    lookAtPlan(
      draft,
      fact,
      earlier.map((other) => other.fact),
    );
}

/** The number is new, and it is the third at most since somebody accepted or decided. */
function lookAtPlan(draft: Draft, plan: FactOf<'TargetPlanned'>, earlier: readonly HandoffFact[]): void {
  const { target, attempt } = plan;
  if (plan.purpose === undefined) lookAtDirection(draft, plan, earlier);
  const isPlan = (fact: HandoffFact) => fact.type === 'TargetPlanned' && fact.target === target;
  if (earlier.some((fact) => isPlan(fact) && 'attempt' in fact && fact.attempt === attempt))
    violated(draft, `attempt ${String(attempt)} on ${target} was used twice`);
  const paid = earlier.findLastIndex(({ type }) => PAYS.has(type));
  if (earlier.slice(paid).filter(isPlan).length >= ATTEMPT_BUDGET)
    violated(draft, `${target} was tried a fourth time`);
}

const PAYS: ReadonlySet<HandoffFact['type']> = new Set([
  'OfferAccepted',
  'HandoffReleased',
  'RollbackStarted',
]);

/** What is being taken back is not entered again before all of it is back. */
function lookAtDirection(
  draft: Draft,
  { target }: FactOf<'TargetPlanned'>,
  earlier: readonly HandoffFact[],
): void {
  const last = earlier.findLast(
    (fact) =>
      fact.type === 'RollbackStarted' || (fact.type === 'RollbackEnded' && fact.outcome === 'complete'),
  );
  if (last?.type === 'RollbackStarted') violated(draft, `${target} is entered while all is being taken back`);
}

/** An owner was asked in that epoch, is the last who was asked, and said yes to that very message. */
function lookAtAcceptance(
  draft: Draft,
  { by, epoch }: FactOf<'OfferAccepted'>,
  earlier: readonly HandoffFact[],
): void {
  const offer = earlier.findLast((fact) => fact.type === 'OfferMade');
  if (offer?.to !== by || offer.epoch !== epoch) violated(draft, `${by} owns what they were not asked last`);
  if (earlier.some((fact) => fact.type === 'OfferAccepted' && fact.epoch === epoch))
    violated(draft, `epoch ${String(epoch)} was accepted twice`);
  if (!draft.seen.presses.has(`${by} ${String(epoch)}`))
    violated(draft, `${by} never said yes to the message of epoch ${String(epoch)}`);
}
