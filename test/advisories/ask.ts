import { spawn } from 'node:child_process';
import * as z from 'zod';

/** How many advisories the registry knows for the locked packages; or why it did not say. */
export type Advisories =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly packages: readonly string[] }
  | { readonly kind: 'not-asked'; readonly because: string };

const SEVERE: readonly string[] = ['high', 'critical'];

const reportSchema = z.object({
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), range: z.string() })),
});
/** What npm writes where the registry refused or could not be reached, in its two forms. */
const refusalSchema = z.union([
  z.object({ message: z.string() }),
  z
    .object({ error: z.object({ summary: z.string() }) })
    .transform(({ error }) => ({ message: error.summary })),
]);

/**
 * Asks the registry that npm is set to for advisories of high and critical severity against the packages that
 * `package-lock.json` in the folder locks, by `npm audit`. A registry without advisories (a mirror often has none) is
 * an answer of its own: it is never told as "none".
 */
export async function askForAdvisories(folder: string, ...options: readonly string[]): Promise<Advisories> {
  const answer: unknown = JSON.parse(await audit(folder, options));
  const report = reportSchema.safeParse(answer);
  if (!report.success) return { kind: 'not-asked', because: refusalSchema.parse(answer).message };
  const packages = Object.entries(report.data.vulnerabilities)
    .filter(([, { severity }]) => SEVERE.includes(severity))
    .map(([name, { severity, range }]) => `${name} ${range} (${severity})`);
  return packages.length === 0 ? { kind: 'none' } : { kind: 'found', packages };
}

function audit(folder: string, options: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['audit', '--json', ...options], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.once('error', reject);
    child.once('close', () => resolve(Buffer.concat(pieces).toString()));
  });
}
