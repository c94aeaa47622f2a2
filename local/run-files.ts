import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as z from 'zod';

import { commandLineOf, endGroup } from './process-group.ts';
import { UserError } from './user-error.ts';

const processSchema = z.object({ pid: z.int().positive(), command: z.string() });

const runFileSchema = processSchema.extend({
  name: z.string(),
  startedAt: z.iso.datetime(),
  /** Who started it and stops it. Alive: it is in use. Gone: it was left behind. */
  startedBy: processSchema,
});

export type RunFile = z.infer<typeof runFileSchema>;

/** The local cloud of this checkout is running already, under another terminal. */
export class AlreadyRunning extends UserError {
  readonly run: RunFile;

  constructor(run: RunFile) {
    super(
      `Baton is already running in this folder since ${run.startedAt} (process ${run.startedBy.pid}): stop it with Ctrl-C in its terminal or \`kill ${run.startedBy.pid}\`, then run the command again.`,
    );
    this.run = run;
  }
}

const describe = (pid: number): z.infer<typeof processSchema> => ({ pid, command: commandLineOf(pid) ?? '' });

const isAlive = ({ pid, command }: z.infer<typeof processSchema>): boolean => commandLineOf(pid) === command;

/** Notes in `runDir` that this process started a process group; the returned function takes the note away. */
export const recordRun = async (runDir: string, name: string, pid: number): Promise<() => Promise<void>> => {
  const file = join(runDir, `${name}.json`);
  const startedAt = new Date().toISOString();
  const run: RunFile = { name, ...describe(pid), startedAt, startedBy: describe(process.pid) };
  await mkdir(runDir, { recursive: true });
  await writeFile(file, JSON.stringify(run, undefined, 2));
  return () => rm(file, { force: true });
};

const readRun = async (file: string): Promise<RunFile | undefined> => {
  try {
    return runFileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    // Cut off in the middle, or taken away meanwhile: it names no process that we could surely call ours.
    return undefined;
  }
};

export interface Leftovers {
  /** Left behind by a run that has gone; ended now. */
  readonly ended: readonly RunFile[];
  /** Started by a process that is still alive; left alone. */
  readonly inUse: readonly RunFile[];
}

/** Ends every process group that an earlier run noted in `runDir` and did not live to stop. */
export const endLeftovers = async (runDir: string): Promise<Leftovers> => {
  const ended: RunFile[] = [];
  const inUse: RunFile[] = [];
  await mkdir(runDir, { recursive: true });
  for (const name of await readdir(runDir)) {
    const run = await readRun(join(runDir, name));
    if (run !== undefined && isAlive(run.startedBy)) {
      inUse.push(run);
      continue;
    }
    if (run !== undefined && isAlive(run)) {
      await endGroup(run.pid);
      ended.push(run);
    }
    await rm(join(runDir, name), { force: true });
  }
  return { ended, inUse };
};

/**
 * Makes this process the only one that runs the local cloud of this checkout; returns what it had to end.
 * @throws {AlreadyRunning} another one is alive
 */
export const takeOver = async (runDir: string): Promise<readonly RunFile[]> => {
  const { ended, inUse } = await endLeftovers(runDir);
  const other = inUse.find((run) => run.startedBy.pid !== process.pid);
  if (other !== undefined) throw new AlreadyRunning(other);
  return ended;
};

/** Whether somebody runs the local cloud whose notes stand in `runDir`. */
export const runsHere = async (runDir: string): Promise<boolean> => {
  const names = await readdir(runDir).catch(() => []);
  const runs = await Promise.all(names.map((name) => readRun(join(runDir, name))));
  return runs.some((run) => run !== undefined && isAlive(run.startedBy));
};
