import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Pair, YAMLParseError } from 'yaml';
import { ContractError } from '#domain/contract/problem.ts';
import type { ContractProblem, FieldPath } from '#domain/contract/problem.ts';

/** One YAML file: its value, what is wrong with it as YAML, and where each field stands. */
export type SourceFile = {
  value: unknown;
  syntaxErrors: ContractError[];
  /** Gives a problem its place: the field itself, or the nearest section that is there if it is missing. */
  errorAt: (problem: ContractProblem) => ContractError;
};

type Place = { line: number; column: number };

const pairOf = (node: unknown, key: string | number): Pair | undefined =>
  isMap(node)
    ? node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key))
    : undefined;

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

/** A list item, or the value of a map's entry with the offset of its name. */
const step = (
  node: unknown,
  key: string | number,
): { value: unknown; name: number | undefined } | undefined => {
  if (isSeq(node) && typeof key === 'number') {
    const item = node.items[key];
    return item === undefined ? undefined : { value: item, name: startOf(item) };
  }
  const pair = pairOf(node, key);
  return isPair(pair) ? { value: pair.value, name: startOf(pair.key) } : undefined;
};

/** The offset of a field's value or name; of the nearest section's name if the field is not there. */
const offsetOf = (document: Document, path: FieldPath, at: ContractProblem['at']): number => {
  let node: unknown = document.contents;
  let name: number | undefined;
  for (const key of path) {
    const next = step(node, key);
    if (next === undefined) return name ?? 0;
    node = next.value;
    name = next.name;
  }
  const empty = isScalar(node) && node.value === null;
  return (at === 'name' || empty ? name : startOf(node)) ?? name ?? 0;
};

type YamlSlip = Pick<YAMLParseError, 'code' | 'message' | 'pos'>;

/** What else is wrong with a file that is indented with tabs only follows from that. */
const told = (errors: readonly YamlSlip[]): readonly YamlSlip[] => {
  const tabs = errors.filter(({ code }) => code === 'TAB_AS_INDENT');
  return tabs.length === 0 ? errors : tabs;
};

const syntaxProblem = ({ code, message, pos }: YamlSlip, text: string): ContractProblem => {
  if (code === 'TAB_AS_INDENT')
    return { path: [], at: 'value', expected: 'spaces before a name', found: 'a tab' };
  if (code !== 'DUPLICATE_KEY')
    return { path: [], at: 'value', expected: 'well-formed YAML', found: message };
  const key = /^[^\s:]*/.exec(text.slice(pos[0]))?.[0] ?? '';
  return { path: [], at: 'name', expected: 'each name once in a section', found: `${key} a second time` };
};

/** Reads one YAML document. `name` is what errors call the file. */
export const readSource = (name: string, text: string): SourceFile => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const syntaxErrors = told(document.errors).map(
    (error) => new ContractError({ file: name, ...place(error.pos[0]) }, syntaxProblem(error, text)),
  );
  return {
    value: syntaxErrors.length > 0 ? undefined : document.toJS(),
    syntaxErrors,
    errorAt: (problem) =>
      new ContractError({ file: name, ...place(offsetOf(document, problem.path, problem.at)) }, problem),
  };
};
