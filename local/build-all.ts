import { join } from 'node:path';
import { buildAll } from './build.ts';

/** `npm run build`: contracts and Lambdas, ready for `cdk deploy`. */
for (const { name, bytes } of await buildAll(join(import.meta.dirname, '..'))) {
  process.stdout.write(`${name.padEnd(18)} ${String(Math.round(bytes / 1024)).padStart(5)} KB\n`);
}
