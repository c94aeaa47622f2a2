import type { Finding } from './check.ts';
import type { LiveSettings } from './settings.ts';
import type { Line } from './run-checks.ts';

/** What was checked: an address without anything secret, and whose account it is where that is known. */
export interface CheckedPlace {
  readonly address: string;
  readonly portalId: string | undefined;
  /** On this machine: a sandbox, of which nothing is learned about the system itself. */
  readonly isSandbox: boolean;
}

export function placeOf({ baseUrl, portalId }: Pick<LiveSettings, 'baseUrl' | 'portalId'>): CheckedPlace {
  const { origin, pathname, hostname } = new URL(baseUrl);
  const address = `${origin}${pathname === '/' ? '' : pathname}`;
  return { address, portalId, isSandbox: LOOPBACK_HOSTS.has(hostname) };
}

const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** What was found, for people: no value of a record is in it. */
export function reportOf(system: string, on: string, place: CheckedPlace, lines: readonly Line[]): string {
  const rows = lines.map(({ assumption, finding }) => `| ${assumption} | ${wordsFor(finding)} |`);
  return `# ${system}: ${place.isSandbox ? 'checked against the sandbox' : 'what was confirmed live'}

On ${on}, by \`npm run live-check\` ${against(place)}.

| assumption | |
| --- | --- |
${rows.join('\n')}

What needs a fault of the system (lost answers, rate limits, outages) cannot be asked of a real one. It is proved against
the sandbox only, by \`test/conformance/connector.test.ts\`.
`;
}

function against({ address, portalId, isSandbox }: CheckedPlace): string {
  if (isSandbox) return `against the sandbox (${address}): nothing is confirmed live`;
  return `against a test account: ${address}${portalId === undefined ? '' : `, portal ${portalId}`}`;
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
