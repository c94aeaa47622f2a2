import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';

/** After how many calls of its ports a Lambda dies, or after which call: `log.append`, `log.append 2` or `log.append#2`. */
export type Moment = number | string;

export interface PlannedCrash {
  /** Whether the Lambda has died as planned. */
  hasFired(): boolean;
  /** Takes the plan back if it was never met. */
  forget(): Promise<void>;
}

/** The Lambda dies once, at that moment, while it handles whatever has the marker in its event. */
export async function planCrash(
  { stateDir }: Pick<TestCloud, 'stateDir'>,
  lambda: string,
  marker: string,
  moment: Moment,
): Promise<PlannedCrash> {
  const folder = join(stateDir, 'crashes');
  const file = join(folder, `${lambda}.${marker}`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, String(moment));
  return { hasFired: () => !existsSync(file), forget: () => rm(file, { force: true }) };
}
