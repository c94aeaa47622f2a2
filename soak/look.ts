import { checkLog } from '#cli/check-log.ts';
import { handoffFactSchema } from '#domain/handoff/facts.ts';
import { factsOf, statusOf, storyOf } from '#test/cloud-support/handoffs.ts';
import { offerIn } from '#test/cloud-support/mails.ts';
import { ASKED } from '#test/cloud-support/records.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';
import * as z from 'zod';
import { isAskedAbout } from './asked.ts';
import { holdingsOf } from './holdings.ts';
import type { Inbox } from './inbox.ts';
import { hasStruck } from './place-fault.ts';
import type { Played } from './play.ts';
import type { Seen } from './seen.ts';

/** Looks at one handoff when everything has settled: the log, its row, the mails and the systems' own data. */
export async function look(
  cloud: TestCloud,
  inbox: Inbox,
  played: Played,
  asked: ReadonlySet<string>,
): Promise<Seen> {
  const { planned, things, wasTold, crash, tookMs } = played;
  const { handoffId, recordId } = things;
  const { fault } = planned;
  const facts = z.array(handoffFactSchema).parse(await factsOf(cloud, handoffId));
  const isThere = facts.length > 0;
  const offers = await inbox.mailsTo(ASKED.email, recordId);
  return {
    ...{ planned, handoffId, wasTold, tookMs, facts },
    struck: fault !== undefined && (await hasStruck(cloud, fault, things)),
    died: crash?.hasFired() ?? false,
    status: await statusOf(cloud, handoffId),
    story: isThere ? await storyOf(cloud, handoffId) : [],
    broken: isThere ? await brokenIn(cloud, handoffId) : [],
    holdings: await holdingsOf(cloud, things),
    offerMails: offers.filter((mail) => offerIn(mail) !== undefined).length,
    isAskedAbout: await isAskedAbout(cloud, handoffId, asked),
  };
}

async function brokenIn({ operator }: TestCloud, handoffId: string): Promise<readonly string[]> {
  const { chain, projection } = checkLog(handoffId, await operator.log(handoffId));
  return [chain, projection].flatMap(({ holds, found }) => (holds ? [] : [found]));
}
