import { createInterface } from 'node:readline/promises';
import { closestOf } from '#domain/contract/closest.ts';

/** One thing that has to be known: the flag that says it, the question that asks for it, and among what, if few. */
export interface Wanted {
  readonly flag: string;
  readonly question: string;
  readonly options?: readonly Option[];
  /** Taken where nobody can be asked, and for an empty answer. */
  readonly otherwise?: string;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Something has to be known, and nobody is there to be asked. */
export class NotSaidError extends Error {
  override readonly name = 'NotSaidError';
  readonly flag: string;

  constructor({ flag, question }: Wanted) {
    super(`Give ${flag} (${question}), or call this on a terminal, which asks.`);
    this.flag = flag;
  }
}

/** What was said is none of what there is. */
export class NoSuchOptionError extends Error {
  override readonly name = 'NoSuchOptionError';
  readonly flag: string;
  readonly said: string;

  constructor({ flag, options = [] }: Wanted, said: string) {
    const near = closestOf(said, valuesOf(options));
    const hint = near === undefined ? '' : ` Did you mean ${near}?`;
    super(`${flag}: there is no ${JSON.stringify(said)}, only ${valuesOf(options).join(', ')}.${hint}`);
    this.flag = flag;
    this.said = said;
  }
}

/** How questions are put to a person: one line, and one line back. Undefined where nobody is there. */
export type Terminal = ((question: string) => Promise<string>) | undefined;

/** What a flag says, else what a person answers. Throws a NotSaidError or, for a flag, a NoSuchOptionError. */
export async function known(terminal: Terminal, given: string | undefined, wanted: Wanted): Promise<string> {
  if (given !== undefined) return chosen(wanted, given);
  if (terminal === undefined) {
    if (wanted.otherwise === undefined) throw new NotSaidError(wanted);
    return wanted.otherwise;
  }
  for (;;) {
    const said = (await terminal(questionOf(wanted))).trim();
    const answer = said === '' ? wanted.otherwise : optionOf(wanted, said);
    if (answer !== undefined) return answer;
  }
}

function chosen(wanted: Wanted, said: string): string {
  const found = optionOf(wanted, said);
  if (found === undefined) throw new NoSuchOptionError(wanted, said);
  return found;
}

/** By its value, by what people read, or by its number in the list. */
function optionOf({ options }: Wanted, said: string): string | undefined {
  if (options === undefined) return said;
  const word = said.toLowerCase();
  const found =
    options.find(({ value }) => value.toLowerCase() === word) ??
    options.find(({ label }) => label.toLowerCase() === word) ??
    (/^\d+$/.test(said) ? options[Number(said) - 1] : undefined);
  return found?.value;
}

function questionOf({ question, options = [], otherwise }: Wanted): string {
  const list = options.map(({ value, label }, index) => `  ${String(index + 1)}  ${label} (${value})\n`);
  return `${list.join('')}${question}${otherwise === undefined ? '' : ` [${otherwise}]`}: `;
}

function valuesOf(options: readonly Option[]): readonly string[] {
  return options.map(({ value }) => value);
}

/** Runs something that may ask on this process' terminal, if there is one. */
export async function withTerminal<Result>(work: (terminal: Terminal) => Promise<Result>): Promise<Result> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) return work(undefined);
  const lines = createInterface({ input: stdin, output: stderr });
  try {
    return await work((question) => lines.question(question));
  } finally {
    lines.close();
  }
}
