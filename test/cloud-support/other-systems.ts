import * as z from 'zod';
import { userNamed } from '#local/sandbox/salesforce/seed/users.ts';
import { control } from './records.ts';
import type { TestCloud } from './test-cloud.ts';

const taskSchema = z.looseObject({
  name: z.string(),
  notes: z.string(),
  due_on: z.string().nullable(),
  assignee: z.string().nullable(),
});
export type Task = z.infer<typeof taskSchema>;

type System = 'salesforce' | 'asana';

/** From now on so many requests to a system meet this fault. */
export async function addFaultAt(
  cloud: TestCloud,
  system: System,
  { method, pathPattern, ...fault }: FaultAt,
): Promise<void> {
  const match = { pathPattern, ...(method === undefined ? {} : { method }) };
  await control(cloud[system].url, 'faults', { method: 'POST', body: JSON.stringify({ match, ...fault }) });
}

interface FaultAt {
  readonly fault: string;
  readonly pathPattern: string;
  readonly method?: string;
  readonly times?: number;
}

/** The tasks of the board with this name. */
export async function tasksNamed({ asana }: TestCloud, name: string): Promise<readonly Task[]> {
  const tasks = z.array(taskSchema).parse(await control(asana.url, 'tasks'));
  return tasks.filter((task) => task.name === name);
}

/** A lead of the org that Tom owns; its id. */
export function putLead({ salesforce }: TestCloud, name: string): string {
  const lead = { LastName: name, Company: `Company ${name}` };
  return salesforce.org.create('Lead', lead, userNamed('Tom'), Date.now()).id;
}

/** What the org shows of a lead. */
export function leadOf({ salesforce }: TestCloud, id: string): Readonly<Record<string, unknown>> {
  return salesforce.org.find('Lead', id)?.versions[0].values ?? {};
}
