import type { Contract } from '#domain/contract/contract.ts';
import type { Directory } from '#domain/contract/directory.ts';
import { sampleContract } from '../unit/contract/sample.ts';
import { offered } from './new-stage.ts';
import { accept, offerTo, send } from './people.ts';
import type { InHand } from './people.ts';
import { slackDirectory } from './slack.ts';
import type { Stage } from './stage.ts';
import type { WebAnswer } from './web.ts';

/** Somebody's own page, and the stage that it is on. */
export interface Visit {
  readonly stage: Stage;
  readonly page: InHand;
}

/** Contracts that ask by mail first. */
export const mailFirst: Contract = {
  ...sampleContract,
  acknowledgment: { ...sampleContract.acknowledgment, channels: ['email', 'slack'] },
};

/** Maya, whom Slack knows, has accepted a contact by mail; what she answered led her to her own page. */
export async function atHome(
  contract: Contract = mailFirst,
  directory: Directory = slackDirectory,
): Promise<Visit> {
  const stage = await offered(contract, directory);
  const { code } = offerTo(stage);
  const [, token] = /href="\.\.\/me\/(\w+)"/.exec((await accept(stage)).body) ?? [];
  if (token === undefined) throw new Error('there is no way to the own page');
  return { stage, page: { lambda: 'show-my-work', token, code } };
}

/** She sends the form of her page, and all that follows at once follows. */
export async function sends(
  { stage, page }: Visit,
  form: Readonly<Record<string, string>>,
): Promise<WebAnswer> {
  const answer = await send(stage, page, form);
  await stage.run();
  return answer;
}
