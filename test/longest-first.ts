import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** The files that wait for minutes, the longest first: begun last, each would be the only one at work in the end. */
const LONG = [
  'cloud/watchdog-repairs',
  'cloud/offers',
  'cloud/holds',
  'cloud/way-out',
  'cloud/handoff',
  'cloud/canaries',
  'browser/views',
  'cloud/start',
  'cloud/upgrade',
  'cloud/walkthrough',
  'cloud/way-in',
];

/** Begins the longest files first; a fresh checkout has no times of earlier runs to go by. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const place = LONG.findIndex((name) => moduleId.endsWith(`${name}.test.ts`));
  return place === -1 ? LONG.length : place;
}
