import { onTestFinished } from 'vitest';
import { seedContact, setLifecycle } from './crm.ts';
import { expectSound } from './sound.ts';
import { Stage } from './stage.ts';

/** A stage with one contact on it. Whatever a test does with it, what must always be true is checked at its end. */
export function newStage(...given: ConstructorParameters<typeof Stage>): Stage {
  const stage = new Stage(...given);
  seedContact(stage);
  onTestFinished(() => expectSound(stage));
  return stage;
}

/** A stage on which Maya has been offered the contact. */
export async function offered(...given: ConstructorParameters<typeof Stage>): Promise<Stage> {
  const stage = newStage(...given);
  await setLifecycle(stage, 'salesqualifiedlead');
  return stage;
}
