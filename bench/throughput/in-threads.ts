import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Job, Measurement } from './job.ts';

const FILE = join(import.meta.dirname, 'thread.ts');

/** Carries out all jobs, as many at once as the machine has cores; in the order of the jobs. Rejects with the first error. */
export async function inThreads(
  jobs: readonly Job[],
  done: (job: Job) => void,
): Promise<readonly Measurement[]> {
  const results = new Map<Job, Measurement>();
  const left = [...jobs];
  const work = async (): Promise<void> => {
    for (let job = left.shift(); job !== undefined; job = left.shift()) {
      results.set(job, await inThread(job));
      done(job);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return jobs.flatMap((job) => results.get(job) ?? []);
}

async function inThread(job: Job): Promise<Measurement> {
  const worker = new Worker(FILE, { workerData: job });
  const [measurement] = (await once(worker, 'message')) as [Measurement];
  await worker.terminate();
  return measurement;
}
