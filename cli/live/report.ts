import type { Finding } from './check.ts';
import type { Line } from './run-checks.ts';

/** What was found, for people: no value of the account is in it. */
export function reportOf(system: string, on: string, lines: readonly Line[]): string {
  const rows = lines.map(({ assumption, finding }) => `| ${assumption} | ${wordsFor(finding)} |`);
  return `# ${system}: what was confirmed live

On ${on}, by \`npm run live-check\` against a test account.

| assumption | |
| --- | --- |
${rows.join('\n')}

What needs a fault of the system (lost answers, rate limits, outages) cannot be asked of a real one. It is proved against
the sandbox only, by \`test/conformance/connector.test.ts\`.
`;
}

export function wordsFor(finding: Finding): string {
  switch (finding.kind) {
    case 'confirmed':
      return 'confirmed';
    case 'not-confirmed':
      return `**not confirmed**: ${finding.seen}`;
    case 'not-tried':
      return `not tried: ${finding.because}`;
  }
}
