import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { measure } from './job.ts';

const jobSchema = z.object({ system: z.string(), workers: z.number().exactOptional() });

parentPort?.postMessage(await measure(jobSchema.parse(workerData)));
