import type { OperatorApi } from '#adapters/operator-api/client.ts';
import type { DryRunAnswer, DryRunBeginning } from '#domain/operator/dry-run.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { localInstant, localZone, withLocalInstants } from '../output/instant.ts';
import type { Style } from '../output/style.ts';
import { table } from '../output/table.ts';

/** Which record, by its kind and id, under which contract. */
export interface DryRunWish {
  readonly contract: string;
  readonly object: string;
  readonly id: string;
}

/** Shows what would become of a record under a contract if nobody answered. Nothing changes. */
export async function dryRun(api: OperatorApi, { contract, object, id }: DryRunWish): Promise<Outcome> {
  const answer = await api.dryRun(contract, object, id);
  return { data: answer, text: (style) => textOf(answer, style), exitCode: EXIT.ok };
}

function textOf(answer: DryRunAnswer, style: Style): string {
  const { contract, version, title, record, begins, giver, steps } = answer;
  const head = [
    `${title} (${record}), under ${contract}, version ${version}.`,
    beginning(begins),
    `${giver.name} hands it over. If nobody answered:`,
  ];
  const lines = steps.map(({ at, sentence }) => [
    { text: localInstant(at), paint: style.faint },
    withLocalInstants(sentence),
  ]);
  const foot = style.faint(
    `Times in ${localZone()}. Nothing was changed, no turn was taken, and nobody was told.`,
  );
  return `${head.join('\n')}\n\n${table(lines)}\n${foot}`;
}

function beginning(begins: DryRunBeginning): string {
  switch (begins.kind) {
    case 'now':
      return 'It would begin as the record is now.';
    case 'already':
      return `It has begun already, as ${begins.id}: this is what would follow if it began now.`;
    case 'not':
      return begins.sentence;
  }
}
