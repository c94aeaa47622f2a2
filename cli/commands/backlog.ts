import type { OperatorApi } from '#adapters/operator-api/client.ts';
import type { BacklogChange, PickedAnswer } from '#domain/operator/backlog.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { localInstant } from '../output/instant.ts';
import { table } from '../output/table.ts';

/** The causes that somebody is to remove for good. */
export async function showBacklog(api: Pick<OperatorApi, 'backlog'>): Promise<Outcome> {
  const answer = await api.backlog();
  return { data: answer, text: () => backlogText(answer.backlog), exitCode: EXIT.ok };
}

export interface PickOptions {
  readonly owner: string;
  readonly reason?: string;
}

/** Has somebody remove a cause: `baton monday` opens with it until it is done. */
export async function pickCause(
  api: Pick<OperatorApi, 'changeBacklog'>,
  cause: string,
  { owner, reason }: PickOptions,
): Promise<Outcome> {
  const said = reason === undefined ? {} : { reason };
  return changed(await api.changeBacklog({ act: 'pick', cause, owner, ...said }));
}

/** Takes a cause out of the backlog. */
export async function finishCause(
  api: Pick<OperatorApi, 'changeBacklog'>,
  cause: string,
  { reason }: { readonly reason?: string },
): Promise<Outcome> {
  return changed(
    await api.changeBacklog({ act: 'done', cause, ...(reason === undefined ? {} : { reason }) }),
  );
}

function changed(answer: BacklogChange): Outcome {
  const rest = answer.changed ? '' : `Nothing to do: ${answer.cause} is so already.\n`;
  return { data: answer, text: () => `${rest}${backlogText(answer.backlog)}`, exitCode: EXIT.ok };
}

function backlogText(backlog: readonly PickedAnswer[]): string {
  if (backlog.length === 0) return 'The backlog is empty: npx baton monday proposes what to remove next.';
  const rows = backlog.map(({ cause, title, owner, pickedAt }) => [
    ...[cause, owner.name, localInstant(pickedAt)],
    title,
  ]);
  return table(rows, ['CAUSE', 'REMOVED BY', 'PICKED', 'WHAT HAPPENS']);
}
