import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

/** What `npm start` notes about the Baton that it runs on this machine, and by which process. */
const noteSchema = z.object({
  operatorUrl: z.url(),
  region: z.string().min(1),
  accessKeyId: z.string().min(1),
  secretAccessKey: z.string().min(1),
  pid: z.int().positive(),
});

/** A Baton that runs on this machine: `usual` on the usual ports, else beside that. */
export interface RunningHere extends z.infer<typeof noteSchema> {
  readonly usual: boolean;
}

const NOTE = 'run.baton.json';

/** Every Baton that runs on this machine from this checkout, the usual one first. */
export async function runningHere(folder: string): Promise<readonly RunningHere[]> {
  const beside = (await namesIn(folder)).filter((name) => name.startsWith('ports-')).sort();
  const notes = await Promise.all([
    noteIn(folder, true),
    ...beside.map((name) => noteIn(join(folder, name), false)),
  ]);
  return notes.flatMap((note) => note ?? []).filter(({ pid }) => isAlive(pid));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    // Nothing was ever started here.
    return [];
  }
}

async function noteIn(folder: string, usual: boolean): Promise<RunningHere | undefined> {
  try {
    return { ...noteSchema.parse(JSON.parse(await readFile(join(folder, NOTE), 'utf8'))), usual };
  } catch {
    // Not there, or cut off while it was written: it names no Baton.
    return undefined;
  }
}

/** A note outlives a run that was killed. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
