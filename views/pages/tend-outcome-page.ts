import type { Reader } from '../reader.ts';
import { tendingTextsFor } from '../texts/texts-for.ts';
import { messagePage } from './message-page.tsx';
import type { Page } from './page.tsx';
import type { Tended } from './tend-form.ts';

/** What became of an act on an incident itself; 'over': nothing of it waits for whoever opens the link. */
export type TendOutcome =
  | ({
      readonly kind: 'tended';
      readonly reason: string;
      /** What becomes of what failed, where it was closed. */
      readonly closing: string;
    } & Tended)
  | { readonly kind: 'over' };

export function tendOutcomePage(outcome: TendOutcome, reader: Reader): Page {
  const texts = tendingTextsFor(reader.locale);
  const { tending } = texts;
  if (outcome.kind === 'over')
    return messagePage({ status: 410, texts, title: tending.overTitle, paragraphs: [tending.over] });
  const paragraphs = [tending.tended(outcome, outcome.closing), tending.givenReason(outcome.reason)];
  return messagePage({ status: 200, texts, title: tending.doneTitle, paragraphs });
}
