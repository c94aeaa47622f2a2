import { expect, test } from 'vitest';
import type { Contract } from '#domain/contract/contract.ts';
import { wishesId } from '#domain/text-ids.ts';
import { mailFirst } from '#test/scenario-support/at-home.ts';
import { seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import type { CrashPlan } from '#test/scenario-support/life.ts';
import { handoff } from '#test/scenario-support/looking.ts';
import { accept, JONAS_MAIL, MAYA_MAIL, mailsTo } from '#test/scenario-support/people.ts';
import { expectSound } from '#test/scenario-support/sound.ts';
import { Stage } from '#test/scenario-support/stage.ts';

/** The stage's clock begins at noon: for Maya it is quiet until one, for Jonas until two. */
const QUIET = {
  'maya-chen': { from: '06:00', until: '08:00' },
  'jonas-weber': { from: '12:30', until: '15:00' },
} as const;
const END = { maya: '2030-01-31T13:00:00.000Z', jonas: '2030-01-31T14:00:00.000Z' } as const;
const contract: Contract = {
  ...mailFirst,
  giver: { ...mailFirst.giver, tell: ['accepted'] },
  acknowledgment: { ...mailFirst.acknowledgment, remindAfterSeconds: [] },
};

const passTo = (stage: Stage, end: string): Promise<void> =>
  stage.pass((Date.parse(end) - Date.parse(stage.now())) / 1000 - 1);

interface Played {
  readonly stage: Stage;
  /** What came before it should. */
  readonly early: number;
}

async function play(...crashes: readonly CrashPlan[]): Promise<Played> {
  const stage = new Stage(contract);
  for (const [person, quietHours] of Object.entries(QUIET))
    stage.world.texts.set(wishesId(person), JSON.stringify({ quietHours }));
  seedContact(stage);
  stage.fates.crashes.push(...crashes);
  await setLifecycle(stage, 'salesqualifiedlead');
  await passTo(stage, END.maya);
  const offers = mailsTo(stage, MAYA_MAIL, 'offer').length;
  await stage.rounds(4);
  await accept(stage);
  await passTo(stage, END.jonas);
  const news = mailsTo(stage, JONAS_MAIL, 'news').length;
  await stage.rounds(4);
  return { stage, early: offers + news };
}

/** A mail that went out, and whose worker died before it could say so, goes out twice. */
function diedUnheard({ fates }: Stage, { at }: CrashPlan): boolean {
  const dead = fates.calls[at - 1]?.process;
  return fates.calls.slice(0, at).some(({ process, call }) => process === dead && call === 'mailer.send');
}

test('whichever process dies at whichever call, what is kept quiet comes at the end, and is never lost', async () => {
  const { stage: first } = await play();
  const deaths = first.fates.calls.flatMap((_, index) =>
    (['before', 'after'] as const).map((moment) => ({ at: index + 1, moment })),
  );
  for (const death of deaths) {
    const { stage, early } = await play(death);
    const told = JSON.stringify([death, stage.fates.calls[death.at - 1]]);
    expectSound(stage);
    const mails = [mailsTo(stage, MAYA_MAIL, 'offer').length, mailsTo(stage, JONAS_MAIL, 'news').length];
    const isOnce = mails.every((count) => count === 1) || diedUnheard(stage, death);
    expect([early, Math.min(...mails), isOnce, handoff(stage).status, told]).toEqual([
      ...[0, 1, true, 'completed', told],
    ]);
  }
}, 120_000);
