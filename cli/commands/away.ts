import type { OperatorApi } from '#adapters/operator-api/client.ts';
import { allIncidents } from '#adapters/operator-api/all-incidents.ts';
import type { AbsenceEntered, PersonAnswer } from '#domain/operator/people.ts';
import type { ListedIncident } from '#domain/operator/incidents.ts';
import type { AbsenceRequest, ClearRequest } from '#domain/operator/requests.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { absenceTable } from '../output/absence-table.ts';
import { decideByText } from '../output/decide-by.ts';
import { localInstant } from '../output/instant.ts';
import { offerLine } from '../output/offer-line.ts';
import type { Style } from '../output/style.ts';
import { table } from '../output/table.ts';
import { wentTo } from '../went-to.ts';
import type { Went } from '../went-to.ts';

type AwayApi = Pick<OperatorApi, 'enterAbsence' | 'clearAbsences' | 'show' | 'incidents'>;

/** An absence that comes, or the end of all that were entered. */
export type AwayWish =
  | { readonly kind: 'enter'; readonly person: string; readonly request: AbsenceRequest }
  | { readonly kind: 'clear'; readonly person: string; readonly request: ClearRequest };

/**
 * Enters when somebody is not asked, or takes all of that back, and says what stands then. If it begins by now and they
 * are asked something, that is shown first; when it is confirmed it goes to others, and this says to whom. What waits for
 * their decision goes to nobody by itself, and is said with it.
 */
export async function away(api: AwayApi, wish: AwayWish): Promise<Outcome> {
  if (wish.kind === 'clear') {
    const cleared = await api.clearAbsences(wish.person, wish.request);
    return { data: cleared, text: (style) => standing(cleared, style), exitCode: EXIT.ok };
  }
  const answer = await api.enterAbsence(wish.person, wish.request);
  const went = answer.entered ? await wentTo(api, answer.offers, wish.person) : [];
  const open = await allIncidents(api, { status: 'open' });
  const decides = open.filter((one) => waitsFor(one, wish.person));
  return {
    data: { ...answer, went, decides: decides.map(({ id }) => id) },
    text: (style) => [entered(answer, went, style), ...decidesText(answer, decides)].join('\n\n'),
    exitCode: EXIT.ok,
  };
}

/** What goes on by itself waits for nobody; an access that a system refuses waits for whoever renews it. */
function waitsFor({ owner, inCharge = [owner.id], ...one }: ListedIncident, person: string): boolean {
  return inCharge.includes(person) && (one.waitsFor === undefined || one.refusedBy !== undefined);
}

function decidesText({ name }: AbsenceEntered, decides: readonly ListedIncident[]): readonly string[] {
  const [first] = decides;
  if (first === undefined) return [];
  const rows = decides.map((one) => [one.id, one.severity, `by ${decideByText(one)}`, one.because]);
  const head = `This waits for the decision of ${name}, and goes to nobody else by itself (npx baton incidents assign ${first.id} --owner …):`;
  return [`${head}\n${table(rows)}`];
}

function entered(answer: AbsenceEntered, went: readonly Went[], style: Style): string {
  const { name, offers } = answer;
  if (!answer.entered)
    return `Offered to ${name}, and waiting for an answer:\n${table(offers.map(offerLine))}\n\n${style.faint('Nothing was changed. With --confirm, each goes on to whom the contract asks next.')}`;
  const moved =
    went.length === 0
      ? ''
      : `\n\nThese went on to whom the contract asks next:\n${table(went.map(wentLine))}`;
  return `${standing(answer, style)}${moved}`;
}

function wentLine({ offer: { id, contract, record }, now }: Went): readonly string[] {
  return [id, contract ?? '', record ?? '', whereText(now)];
}

/** Where it is now, as far as it is known yet. */
function whereText(now: Went['now']): string {
  if (now === undefined) return 'is being offered; `npx baton show` says to whom';
  const { status, offeredTo, decider } = now;
  if (status === 'offered' && offeredTo !== undefined) return `offered to ${offeredTo.name}`;
  return decider === undefined ? status : `${status}: ${decider.name} decides`;
}

function standing({ name, absences, takenBack }: PersonAnswer, style: Style): string {
  const is =
    absences.length === 0
      ? `${name} is not away, now or later.`
      : `${name} is away:\n${absenceTable(absences, style)}`;
  if (takenBack === undefined) return is;
  return `${is}\nTaken back ${localInstant(takenBack.at)}: ${takenBack.reason}`;
}
