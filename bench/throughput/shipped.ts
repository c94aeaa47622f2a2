import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { TargetSystem } from '#domain/contract/target.ts';
import type { Settings } from '#domain/settings.ts';
import { settingsSchema } from '#domain/settings.ts';
import { connectorOf, HUBSPOT_MAX_CONCURRENCY } from '#lib/connectors.ts';
import { LAMBDA_TIMEOUT_SECONDS } from '#lib/lambda-catalog.ts';
import { stageSchema } from '#lib/stage.ts';

const FILE = join(import.meta.dirname, '..', '..', 'cdk.json');
const fileSchema = z.object({ context: z.object({ stages: z.object({ production: stageSchema }) }) });

/** What a stage is as it comes. */
export interface Shipped {
  readonly settings: Settings;
  /** How many workers at once the event source of its queue lets through. */
  readonly workersOf: (target: TargetSystem) => number;
}

export const VISIBILITY_SECONDS = 6 * LAMBDA_TIMEOUT_SECONDS['sync-target'];

/** Reads the settings of the production stage. */
export async function shipped(): Promise<Shipped> {
  const { production } = fileSchema.parse(JSON.parse(await readFile(FILE, 'utf8'))).context.stages;
  const { stepSeconds, planLeaseSeconds, claimSeconds, backoffSeconds } = production.settings;
  const stage = { ...production, name: 'production' };
  return {
    settings: settingsSchema.parse({ stepSeconds, planLeaseSeconds, claimSeconds, backoffSeconds }),
    workersOf: (target) =>
      target === 'hubspot' ? HUBSPOT_MAX_CONCURRENCY : connectorOf(stage, target).maxConcurrency,
  };
}
