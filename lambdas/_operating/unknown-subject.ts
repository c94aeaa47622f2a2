import type { Ports } from '#application/ports.ts';
import { editDistance } from '#domain/contract/edit-distance.ts';
import { subjectParts } from '#domain/ids.ts';
import { NO_CONTRACT } from '#domain/ports/rows.ts';
import { OperatorProblem } from './problem.ts';

/** Of each contract so many of the newest are looked at: whoever slips most often copied what was listed just now. */
const NEWEST = 50;

/** No handoff and no blocked event has this id; the answer names one of the newest that is a letter off. */
export async function unknownSubject(
  ports: Pick<Ports, 'rows' | 'bundle'>,
  id: string,
): Promise<OperatorProblem> {
  const near = await nearId(ports, id);
  return new OperatorProblem(404, {
    word: 'not-found',
    sentence: `No handoff or blocked event “${id}” is known: npx baton list shows those that are.`,
    ...(near === undefined ? {} : { suggestion: near }),
  });
}

async function nearId(
  { rows, bundle }: Pick<Ports, 'rows' | 'bundle'>,
  id: string,
): Promise<string | undefined> {
  const contracts = [...bundle.contracts.map(({ contract }) => contract.id), NO_CONTRACT];
  const pages = await Promise.all(contracts.map((contract) => rows.byContract(contract, NEWEST)));
  const ids = pages.flatMap((page) => page.rows.map(({ subjectId }) => subjectParts(subjectId).id));
  return ids.find((one) => isOneOff(id, one));
}

/** Most are told apart by their length, without comparing letters. */
function isOneOff(id: string, other: string): boolean {
  return Math.abs(id.length - other.length) <= 1 && editDistance(id.toLowerCase(), other) <= 1;
}
