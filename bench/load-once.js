import { pathToFileURL } from 'node:url';

/** A fresh process: loads one bundle and says how many milliseconds that took. */
const began = performance.now();
await import(pathToFileURL(process.argv[2]).href);
process.stdout.write(String(performance.now() - began));
// A bundle may have opened something; nothing is to be waited for.
process.exit(0);
