import { writeFile } from 'node:fs/promises';
import type { PortalSettings } from '#adapters/hubspot/portal.ts';
import { readOwners } from '#adapters/hubspot/portal.ts';
import { listMembers } from '#adapters/slack/members.ts';
import type { PersonDifference } from '#domain/contract/people-differences.ts';
import { peopleDifferences } from '#domain/contract/people-differences.ts';
import type { Terminal } from '../ask.ts';
import { known } from '../ask.ts';
import { changedDirectory } from '../contracts/change-directory.ts';
import { compileContracts } from '../contracts/compile.ts';
import { readDirectory } from '../contracts/directory-file.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import { differenceLine } from '../output/difference-line.ts';
import { table } from '../output/table.ts';

export interface ImportWish {
  readonly folder: string;
  /** Nothing is written without it. */
  readonly write: boolean;
  /** In every conflict the systems are right, and everybody who is new is added. */
  readonly confirm: boolean;
}

/** Where the people are: HubSpot, and Slack where the team has it. */
export interface PeopleSystems {
  readonly hubspot: PortalSettings;
  readonly slack: { readonly baseUrl: string; readonly token: string } | undefined;
}

interface Imported {
  readonly file: string;
  readonly written: readonly PersonDifference[];
  readonly left: readonly PersonDifference[];
  /** What the contracts have to say about the file as it is now. */
  readonly problems: readonly string[];
}

/** Shows where directory.yaml differs from the owners of HubSpot and the members of Slack, and writes what is decided. */
export async function importPeople(
  systems: PeopleSystems,
  { folder, write, confirm }: ImportWish,
  terminal: Terminal,
): Promise<Outcome> {
  const { file, text, source } = await readDirectory(folder);
  const differences = peopleDifferences(source, await peopleOf(systems));
  const written = write ? await taken(differences, confirm, terminal) : [];
  if (written.length > 0) await writeFile(file, changedDirectory(text, written));
  const imported: Imported = {
    ...{ file, written, left: differences.filter((one) => !written.includes(one)) },
    problems: write ? await problemsIn(folder) : [],
  };
  const isWhole = !write || (imported.left.length === 0 && imported.problems.length === 0);
  return {
    data: imported,
    text: () => textOf(imported, write),
    exitCode: isWhole ? EXIT.ok : EXIT.failed,
  };
}

async function peopleOf({ hubspot, slack }: PeopleSystems) {
  const owners = await readOwners(hubspot);
  return { owners, members: slack === undefined ? [] : await listMembers(slack.baseUrl, slack.token) };
}

/** What nobody has said yet is filled in; whatever else there is has to be decided. */
async function taken(
  differences: readonly PersonDifference[],
  confirm: boolean,
  terminal: Terminal,
): Promise<readonly PersonDifference[]> {
  const wanted: PersonDifference[] = [];
  for (const difference of differences) {
    const isSure = confirm || difference.kind === 'fill';
    if (isSure || (await isAgreed(difference, terminal))) wanted.push(difference);
  }
  return wanted;
}

async function isAgreed(difference: PersonDifference, terminal: Terminal): Promise<boolean> {
  const question = `${differenceLine(difference).join('  ')}: take it over (yes, no)`;
  return (await known(terminal, undefined, { flag: '--confirm', question, otherwise: 'no' })).startsWith('y');
}

async function problemsIn(folder: string): Promise<readonly string[]> {
  const result = await compileContracts(folder);
  return result.kind === 'errors' ? result.errors.map(({ message }) => message) : [];
}

function textOf({ file, written, left, problems }: Imported, write: boolean): string {
  const parts = [
    part(`Written to ${file}:`, written),
    part(write ? 'Left as it is, because nobody decided:' : `${file} differs:`, left),
    problems.join('\n'),
  ].filter((text) => text !== '');
  if (parts.length === 0) return `${file} says what the systems say.`;
  const next = write
    ? []
    : ['Nothing was written. --write fills in what is missing, and asks about the rest.'];
  return [...parts, ...next].join('\n\n');
}

function part(heading: string, differences: readonly PersonDifference[]): string {
  return differences.length === 0 ? '' : `${heading}\n${table(differences.map(differenceLine))}`;
}
