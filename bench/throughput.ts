import { join } from 'node:path';
import { inThreads } from './throughput/in-threads.ts';
import { allJobs } from './throughput/job.ts';
import { writePage } from './throughput/write-page.ts';

const PAGE = join(import.meta.dirname, 'throughput.md');

/** Writes `bench/throughput.md`: how fast each system is written under its limits, and how an outage drains. */
export async function benchThroughput(say: (text: string) => void): Promise<void> {
  const jobs = await allJobs();
  const measured = await inThreads(jobs, ({ system, workers }) => {
    say(workers === undefined ? `${system} after an outage` : `${system} with ${String(workers)} workers`);
  });
  await writePage(PAGE, measured);
  say(`Written: ${PAGE}`);
}

if (import.meta.main)
  await benchThroughput((text) => {
    process.stdout.write(`${text}\n`);
  });
