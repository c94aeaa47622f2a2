import { Logger } from '@aws-lambda-powertools/logger';
import type { Runtime } from './stack.ts';

/** The logger of one Lambda; it takes service and level from the environment. */
export function createRuntime(): Runtime {
  return { logger: new Logger() };
}
