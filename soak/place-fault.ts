import { control } from '#test/cloud-support/records.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';
import * as z from 'zod';
import type { SoakFault } from './faults.ts';
import type { System } from './kinds.ts';
import type { Things } from './things.ts';

/** Where the controls of each system's sandbox are. */
export function sandboxOf(cloud: TestCloud, system: System): string {
  const { sandbox, salesforce, asana, board } = cloud;
  return { hubspot: sandbox, salesforce, asana, 'http-board': board }[system].url;
}

/** From now on the system does this to requests about the handoff. */
export async function placeFault(cloud: TestCloud, fault: SoakFault, things: Things): Promise<void> {
  const body = JSON.stringify({ ...fault.body, match: matchOf(fault, things) });
  await control(sandboxOf(cloud, fault.system), 'faults', { method: 'POST', body });
}

const waitingSchema = z.array(
  z.object({
    match: z.object({ pathPattern: z.string(), containing: z.string().optional() }),
    times: z.number(),
  }),
);

/** Whether it has struck: one that still waits is listed, with as many times as it was placed for. */
export async function hasStruck(cloud: TestCloud, fault: SoakFault, things: Things): Promise<boolean> {
  const waiting = waitingSchema.parse(await control(sandboxOf(cloud, fault.system), 'faults'));
  const { pathPattern, containing } = matchOf(fault, things);
  return !waiting.some(
    ({ match, times }) =>
      match.pathPattern === pathPattern && match.containing === containing && times === fault.body.times,
  );
}

/** Which requests are about the handoff, and of the kind that is to meet the fault. */
function matchOf({ system, at }: SoakFault, { recordId, leadId, handoffId }: Things) {
  const isWrite = at === 'write';
  const method = isWrite ? 'POST' : 'GET';
  switch (system) {
    case 'hubspot':
      return {
        ...{ method: isWrite ? 'PATCH' : 'GET', pathPattern: `/crm/*/${recordId}` },
        // What Baton shows of an offer is no owner.
        ...(isWrite && { containing: 'hubspot_owner_id' }),
      };
    case 'salesforce':
      return { method, pathPattern: '/services/data/*', containing: leadId };
    case 'asana':
      return { method, pathPattern: '/api/1.0/tasks*', containing: handoffId };
    case 'http-board':
      return { method, pathPattern: '/v1/tickets*', containing: handoffId };
  }
}
