import { seedContact, setLifecycle } from './crm.ts';
import { newStage } from './new-stage.ts';
import { inHand, mailsTo, MAYA_MAIL, sendUntilAnswered } from './people.ts';
import type { Stage } from './stage.ts';

/** A stage on which Maya has been offered as many contacts. */
export async function offeredMany(count: number): Promise<Stage> {
  const stage = newStage();
  for (let one = 0; one < count; one += 1) {
    const contact = String(501 + one);
    seedContact(stage, contact);
    await setLifecycle(stage, 'salesqualifiedlead', contact);
  }
  return stage;
}

/** She accepts all of them. */
export async function acceptAll(stage: Stage): Promise<void> {
  for (const mail of mailsTo(stage, MAYA_MAIL, 'offer'))
    await sendUntilAnswered(stage, inHand(mail), { answer: 'accept' });
  await stage.run();
}
