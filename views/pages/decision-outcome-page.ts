import type { Reader } from '../reader.ts';
import { incidentTextsFor } from '../texts/texts-for.ts';
import { longTime, shortTime, withTimes } from '../when.ts';
import type { DecisionOutcome } from './decision-outcome.ts';
import { messagePage } from './message-page.tsx';
import type { Page } from './page.tsx';

/** What became of a decision, told to whoever opens its link or decides. */
export function decisionOutcomePage(outcome: DecisionOutcome, reader: Reader): Page {
  const texts = incidentTextsFor(reader.locale);
  if (outcome.kind === 'expired-link') {
    const told = { title: texts.decision.expiredTitle, paragraphs: [texts.decision.expired] };
    return messagePage({ status: 410, texts, ...told });
  }
  if (outcome.kind === 'solved') {
    const { system, at } = outcome;
    const waited = texts.incident.waitingCount(outcome);
    const sentence = texts.incident.solved.sentence(system, longTime(at, reader), waited);
    return messagePage({ status: 200, texts, title: texts.incident.solved.title, paragraphs: [sentence] });
  }
  if (outcome.kind === 'decided-elsewhere') {
    const lines = outcome.decisions.map(({ at, sentence, whatTitle }) =>
      texts.decision.elsewhere(shortTime(at, reader), withTimes(sentence, reader), whatTitle),
    );
    const paragraphs = [...lines, texts.decision.alreadyOver];
    return messagePage({ status: 200, texts, title: texts.decision.alreadyTitle, paragraphs });
  }
  const several = outcome.several && texts.incident.waitingCount(outcome.several);
  const sentence = texts.decision.decided(
    texts.decision.chosenFor(outcome.chosen, several),
    outcome.by,
    longTime(outcome.at, reader),
  );
  const reason = texts.decision.givenReason(outcome.reason);
  const told =
    outcome.kind === 'decided'
      ? {
          title: texts.decision.decidedTitle,
          paragraphs: [sentence, reason, texts.decision.follows(outcome.chosen)],
        }
      : {
          title: texts.decision.alreadyTitle,
          paragraphs: [sentence, reason, texts.decision.alreadyOver],
        };
  return messagePage({ status: 200, texts, ...told });
}
