import type { OperatorApi } from '#adapters/operator-api/client.ts';
import type { AbsenceEntered, PersonAnswer } from '#domain/operator/answers.ts';
import type { AbsenceRequest } from '#domain/operator/requests.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { absenceTable } from '../output/absence-table.ts';
import { offerLine } from '../output/offer-line.ts';
import type { Style } from '../output/style.ts';
import { table } from '../output/table.ts';

type AwayApi = Pick<OperatorApi, 'enterAbsence' | 'clearAbsences'>;

/** Without `request`, nothing that was entered holds any more. */
export interface AwayWish {
  readonly person: string;
  readonly request: AbsenceRequest | undefined;
}

/**
 * Enters when somebody is not asked, or takes all of that back, and says what stands then. If it begins by now and they
 * are asked something, that is shown first, and goes to others when it is confirmed.
 */
export async function away(api: AwayApi, { person, request }: AwayWish): Promise<Outcome> {
  if (request === undefined) {
    const cleared = await api.clearAbsences(person);
    return { data: cleared, text: (style) => standing(cleared, style), exitCode: EXIT.ok };
  }
  const answer = await api.enterAbsence(person, request);
  return { data: answer, text: (style) => entered(answer, style), exitCode: EXIT.ok };
}

function entered(answer: AbsenceEntered, style: Style): string {
  const { name, offers } = answer;
  const lines = offers.length === 0 ? '' : table(offers.map(offerLine));
  if (!answer.entered)
    return `Offered to ${name}, and waiting for an answer:\n${lines}\n\n${style.faint('Nothing was changed. With --confirm, each goes on to whom the contract asks next.')}`;
  const moved = lines === '' ? '' : `\n\nThese went on to whom the contract asks next:\n${lines}`;
  return `${standing(answer, style)}${moved}`;
}

function standing({ name, absences }: PersonAnswer, style: Style): string {
  if (absences.length === 0) return `${name} is not away, now or later.`;
  return `${name} is away:\n${absenceTable(absences, style)}`;
}
