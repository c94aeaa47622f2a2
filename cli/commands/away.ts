import type { OperatorApi } from '#adapters/operator-api/client.ts';
import type { PersonAnswer } from '#domain/operator/answers.ts';
import type { AbsenceRequest } from '#domain/operator/requests.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { absenceTable } from '../output/absence-table.ts';
import type { Style } from '../output/style.ts';

/** Without `request`, nothing that was entered holds any more. */
export interface AwayWish {
  readonly person: string;
  readonly request: AbsenceRequest | undefined;
}

/** Enters when somebody is not asked, or takes all of that back, and says what stands then. */
export async function away(api: OperatorApi, { person, request }: AwayWish): Promise<Outcome> {
  const answer = await (request === undefined
    ? api.clearAbsences(person)
    : api.enterAbsence(person, request));
  return { data: answer, text: (style) => textOf(answer, style), exitCode: EXIT.ok };
}

function textOf({ name, absences }: PersonAnswer, style: Style): string {
  if (absences.length === 0) return `${name} is not away, now or later.`;
  return `${name} is away:\n${absenceTable(absences, style)}`;
}
