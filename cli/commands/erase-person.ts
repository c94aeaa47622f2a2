import type { OperatorApi } from '#adapters/operator-api/client.ts';
import type { Listed } from '#domain/operator/listing.ts';
import type { PickedAnswer } from '#domain/operator/backlog.ts';
import type { ErasureAnswer } from '#domain/operator/erasing.ts';
import { counted } from '#domain/counted.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { offerLine } from '../output/offer-line.ts';
import { pickedLine } from '../output/picked-line.ts';
import type { Style } from '../output/style.ts';
import { table } from '../output/table.ts';

export interface EraseWish {
  readonly person: string;
  readonly reason: string;
  /** Erased only with this; else it is shown what would be. */
  readonly confirm: boolean;
}

/** What was erased, or would be; or why nothing can be. */
export interface Erasure {
  readonly person: string;
  readonly state: 'erased' | 'would-be-erased' | 'still-open' | 'still-asked';
  readonly open: readonly Listed[];
  /** The causes that they are to see to. */
  readonly picked: readonly PickedAnswer[];
  readonly subjects: number;
  readonly texts: number;
}

/**
 * Shows what is kept about somebody beside the log; with `confirm` it is erased, part by part. Refused while anything
 * waits for them or is theirs. Broken off, it is erased whole when it is called again.
 */
export async function erasePerson(
  api: Pick<OperatorApi, 'erasePerson'>,
  { person, reason, confirm }: EraseWish,
): Promise<Outcome> {
  const seen = await api.erasePerson(person, { reason });
  const { open, picked } = seen;
  const state = stateOf(seen, confirm);
  const isRefused = state === 'still-open' || state === 'still-asked';
  const counts = isRefused ? { subjects: 0, texts: 0 } : await walk(api, { person, reason, confirm });
  const erasure: Erasure = { person, state, open, picked, ...counts };
  const text: Outcome['text'] = (style) => textOf(erasure, style);
  return { data: erasure, text, exitCode: isRefused ? EXIT.failed : EXIT.ok };
}

function stateOf(
  { open, picked, hasLeft }: Pick<ErasureAnswer, 'open' | 'picked' | 'hasLeft'>,
  confirm: boolean,
): Erasure['state'] {
  if (open.length + picked.length > 0) return 'still-open';
  if (!hasLeft) return 'still-asked';
  return confirm ? 'erased' : 'would-be-erased';
}

async function walk(api: Pick<OperatorApi, 'erasePerson'>, { person, reason, confirm }: EraseWish) {
  let [subjects, texts] = [0, 0];
  let cursor: string | undefined;
  do {
    const part = await api.erasePerson(person, {
      reason,
      confirm,
      ...(cursor === undefined ? {} : { cursor }),
    });
    subjects += part.subjects;
    texts += part.texts;
    cursor = part.next;
  } while (cursor !== undefined);
  return { subjects, texts };
}

function textOf(erasure: Erasure, style: Style): string {
  const { person, state, subjects, texts } = erasure;
  const found = `${counted(texts, 'text')} about ${person}, kept in ${counted(subjects, 'place')}`;
  switch (state) {
    case 'still-open':
      return stillOpenText(erasure);
    case 'still-asked':
      return `Nothing was erased: ${person} can still be asked. First: npx baton people leave ${person} --reason … --confirm`;
    case 'erased':
      return `Erased: ${found}. Stories say “(erased)” instead of the name; the logs are as they were (npx baton check-log).\nStill to do by hand: take the name and the address out of contracts/directory.yaml, and deploy.`;
    case 'would-be-erased':
      return `Would be erased: ${found}. What Baton wrote for these handoffs cannot be taken back afterwards.\n${style.faint('Nothing was changed. With --confirm it is erased, for good.')}`;
  }
}

function stillOpenText({ person, open, picked }: Erasure): string {
  const waits = `This still waits for ${person} or is theirs:\n${table(open.map(offerLine))}\n\nGive it to somebody else first: npx baton people leave ${person} --reason … --confirm`;
  const causes = `${person} is to see to these causes; somebody else first has to:\n${table(picked.map(pickedLine))}`;
  const parts = [...(open.length > 0 ? [waits] : []), ...(picked.length > 0 ? [causes] : [])];
  return `Nothing was erased. ${parts.join('\n\n')}`;
}
