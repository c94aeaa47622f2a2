import { format } from 'node:util';

type Body = () => unknown;
type Hook = 'beforeAll' | 'beforeEach' | 'afterEach' | 'afterAll';
type Suite = Readonly<{ name: string; above: Suite | undefined; hooks: Record<Hook, Body[]> }>;

/** One test as its file declared it; `run` throws what the test throws. */
export type DeclaredTest = Readonly<{ name: string; run: () => Promise<void> }>;

let suite: Suite | undefined;
let declared: DeclaredTest[] = [];
let finishing: Body[] = [];

const within = (name: string, above: Suite | undefined): Suite => ({
  ...{ name, above },
  hooks: { beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] },
});

/** The tests that importing a file declares. Hooks around all of a file's tests run around each of them. */
export async function collectTests(file: string, load: () => Promise<unknown>): Promise<DeclaredTest[]> {
  suite = within(file, undefined);
  declared = [];
  await load();
  return declared;
}

const suitesOf = (inner: Suite | undefined): readonly Suite[] =>
  inner === undefined ? [] : [...suitesOf(inner.above), inner];

const hooksOf = (suites: readonly Suite[], ...hooks: readonly Hook[]) =>
  suites.flatMap((each) => hooks.flatMap((hook) => each.hooks[hook]));

async function runOne(suites: readonly Suite[], body: Body): Promise<void> {
  finishing = [];
  for (const before of hooksOf(suites, 'beforeAll', 'beforeEach')) await before();
  try {
    await body();
  } finally {
    const after = hooksOf(suites.toReversed(), 'afterEach', 'afterAll');
    for (const each of [...finishing, ...after]) await each();
  }
}

function declare(name: string, body: Body): void {
  const suites = suitesOf(suite);
  const title = [...suites.map((each) => each.name), name].join(' > ');
  const twins = declared.filter(
    (other) => other.name === title || other.name.startsWith(`${title} #`),
  ).length;
  const unique = twins === 0 ? title : `${title} #${String(twins + 1)}`;
  declared.push({ name: unique, run: () => runOne(suites, body) });
}

function declareSuite(name: string, body: Body): void {
  const outer = suite;
  suite = within(name, outer);
  body();
  suite = outer;
}

type Declare = (name: string, body: Body) => void;
type Rows = readonly unknown[];

const eachBy =
  (one: Declare) =>
  (rows: Rows) =>
  (name: string, body: (...row: readonly unknown[]) => unknown): void => {
    for (const row of rows) {
      const values: readonly unknown[] = Array.isArray(row) ? row : [row];
      one(format(name, ...values), () => body(...values));
    }
  };

const hook = (name: Hook) => (body: Body) => {
  suite?.hooks[name].push(body);
};

/** What a test file imports from its framework; `expect` is the framework's own. */
export const test = Object.assign(declare, { each: eachBy(declare) });
export const describe = Object.assign(declareSuite, { each: eachBy(declareSuite) });
export const beforeAll = hook('beforeAll');
export const beforeEach = hook('beforeEach');
export const afterEach = hook('afterEach');
export const afterAll = hook('afterAll');
export const onTestFinished = (body: Body): void => {
  finishing.push(body);
};
