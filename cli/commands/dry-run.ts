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
    ...reallyDone(answer),
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

/** What really happens comes before what would. */
function reallyDone({ mode, pilot }: DryRunAnswer): readonly string[] {
  switch (mode) {
    case 'observe':
      return [
        'Baton only looks on here (mode: observe): nobody is contacted, and nothing is written. What follows is what would be.',
      ];
    case 'pilot':
      return [
        `Only the people of the pilot are contacted here (mode: pilot): ${pilot.map(({ name }) => name).join(', ')}. If somebody else would be asked first, Baton only looks on; if later, it is held. What follows is what would be.`,
      ];
    case 'enforce':
      return [];
  }
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
