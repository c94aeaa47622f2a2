import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PortalSettings } from '#adapters/hubspot/portal.ts';
import { readKind } from '#adapters/hubspot/portal.ts';
import type { ObjectKind } from '#domain/contract/contract.ts';
import type { DirectorySource } from '#domain/contract/directory-source.ts';
import { contractIdSchema } from '#domain/contract/ids.ts';
import type { PortalKind, PortalOption } from '#domain/contract/portal.ts';
import type { Option, Terminal } from '../ask.ts';
import { known } from '../ask.ts';
import { BadDraftError } from '../contracts/bad-draft.ts';
import { compileContracts } from '../contracts/compile.ts';
import { readDirectory } from '../contracts/directory-file.ts';
import type { Draft } from '../contracts/draft.ts';
import { draftText } from '../contracts/draft.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';

/** What the command line says; whatever is missing is asked for. */
export interface DraftWish {
  readonly folder: string;
  readonly id?: string;
  readonly title?: string;
  readonly object?: string;
  readonly pipeline?: string;
  readonly property?: string;
  readonly value?: string;
  readonly owner?: string;
  readonly ask?: string;
}

/** Writes the draft of a contract from what an account has, asks for what was not said, and checks the folder with it. */
export async function newContract(
  settings: PortalSettings,
  wish: DraftWish,
  terminal: Terminal,
): Promise<Outcome> {
  const { source: people } = await readDirectory(wish.folder);
  const id = await idOf(wish, terminal);
  const object = await objectOf(wish, terminal);
  const portal = await readKind(settings, object);
  const draft = await filledIn(wish, { id, object }, { portal, people }, terminal);
  const file = path.join(wish.folder, `${id}.yaml`);
  await writeNew(file, draftText(draft, portal));
  const result = await compileContracts(wish.folder);
  const problems = result.kind === 'errors' ? result.errors.map(({ message }) => message) : [];
  return {
    data: { file, problems },
    text: () => textOf(file, problems),
    exitCode: problems.length === 0 ? EXIT.ok : EXIT.failed,
  };
}

function textOf(file: string, problems: readonly string[]): string {
  if (problems.length > 0)
    return `${file} is written. The contracts are not in order:\n${problems.join('\n')}`;
  return `${file} is written, and in order. Read its comments; then \`npm run contracts:check -- --live\`, which also asks HubSpot whether it has all that stands there.`;
}

async function idOf({ id }: DraftWish, terminal: Terminal): Promise<string> {
  const said = await known(terminal, id, {
    ...{ flag: '--id', question: 'Name of the contract, in small letters, digits and dashes' },
  });
  if (contractIdSchema.safeParse(said).success && said !== 'directory') return said;
  throw new BadDraftError(`--id: ${JSON.stringify(said)} is not a name in small letters, digits and dashes.`);
}

const KINDS: readonly (Option & { readonly value: ObjectKind })[] = [
  { value: 'contact', label: 'Contact' },
  { value: 'deal', label: 'Deal' },
];

async function objectOf({ object }: DraftWish, terminal: Terminal): Promise<ObjectKind> {
  const said = await known(terminal, object, {
    flag: '--object',
    question: 'What is handed over',
    options: KINDS,
  });
  return said === 'deal' ? 'deal' : 'contact';
}

interface There {
  readonly portal: PortalKind;
  readonly people: DirectorySource;
}

async function filledIn(
  wish: DraftWish,
  { id, object }: Pick<Draft, 'id' | 'object'>,
  { portal, people }: There,
  terminal: Terminal,
): Promise<Draft> {
  const title = await known(terminal, wish.title, {
    ...{ flag: '--title', question: 'What people call it', otherwise: titleOf(id) },
  });
  const pipeline = object === 'deal' ? await pipelineOf(wish, portal, terminal) : undefined;
  const property = await propertyOf(wish, object, portal, terminal);
  const options = valuesOf(property, pipeline, portal);
  const value = await known(terminal, wish.value, {
    ...{ flag: '--value', question: 'Which value starts a handoff', options },
  });
  const everybody = activePeople(people);
  const owner = await known(terminal, wish.owner, {
    ...{
      flag: '--owner',
      question: 'Who answers for the contract',
      options: everybody,
      otherwise: people.desk,
    },
  });
  const asked = await known(terminal, wish.ask, {
    ...{ flag: '--ask', question: 'Who is asked first', options: everybody },
  });
  return { id, title, object, pipeline, property, value, options, owner, asked };
}

function pipelineOf({ pipeline }: DraftWish, { pipelines }: PortalKind, terminal: Terminal): Promise<string> {
  const options = pipelines.map(({ id, label }) => ({ value: id, label }));
  return known(terminal, pipeline, { flag: '--pipeline', question: 'Of which pipeline', options });
}

const USUAL: Readonly<Record<ObjectKind, string>> = { contact: 'lifecyclestage', deal: 'dealstage' };

/** Only a property with values to choose from can be mapped. */
function propertyOf(
  { property }: DraftWish,
  object: ObjectKind,
  { properties }: PortalKind,
  terminal: Terminal,
): Promise<string> {
  const options = properties
    .filter((one) => one.options.length > 0 && !one.holdsOwner)
    .map(({ name, label }) => ({ value: name, label }));
  return known(terminal, property, {
    ...{ flag: '--property', question: 'Which property starts it', options, otherwise: USUAL[object] },
  });
}

function valuesOf(
  property: string,
  pipeline: string | undefined,
  { properties, pipelines }: PortalKind,
): readonly PortalOption[] {
  if (pipeline !== undefined && property === USUAL.deal)
    return pipelines.find(({ id }) => id === pipeline)?.stages ?? [];
  return properties.find(({ name }) => name === property)?.options ?? [];
}

function activePeople({ people }: DirectorySource): readonly Option[] {
  return Object.entries(people).flatMap(([value, { name, active }]) =>
    active ? [{ value, label: name }] : [],
  );
}

function titleOf(id: string): string {
  const words = id.replaceAll('-', ' ');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new BadDraftError(`${file} is there already.`, { cause: error });
  }
}
