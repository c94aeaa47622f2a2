/** Where in a source something is: field names and list positions from the top. */
export type FieldPath = readonly (string | number)[];

/**
 * Something wrong with a source, by its field; the compiler adds file, line and column. `at` says whether the
 * name of the field is wrong or what stands in it.
 */
export type ContractProblem = {
  path: FieldPath;
  at: 'name' | 'value';
  expected: string;
  found: string;
  suggestion?: string;
};

/** One thing that is wrong with a contract or the directory, where it stands, and what to write instead. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly field: string;
  readonly expected: string;
  readonly found: string;
  readonly suggestion: string | undefined;

  constructor(place: { file: string; line: number; column: number }, problem: ContractProblem) {
    const field = problem.path.join('.');
    const hint = problem.suggestion === undefined ? '' : ` (did you mean ${problem.suggestion}?)`;
    const where = `${place.file}:${place.line}:${place.column}${field === '' ? '' : ` ${field}`}`;
    super(`${where}: expected ${problem.expected}, found ${problem.found}${hint}`);
    this.file = place.file;
    this.line = place.line;
    this.column = place.column;
    this.field = field;
    this.expected = problem.expected;
    this.found = problem.found;
    this.suggestion = problem.suggestion;
  }
}
