import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { DryRunOptions, DryRunResult, TestResult, TestRunner } from '@stryker-mutator/api/test-runner';
import type { MutantRunOptions, MutantRunResult } from '@stryker-mutator/api/test-runner';
import { determineHitLimitReached, DryRunStatus } from '@stryker-mutator/api/test-runner';
import { MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';
import fc from 'fast-check';
import * as z from 'zod';
import type { DeclaredTest } from './collect.ts';
import { collectTests } from './collect.ts';
import { forgetModules, hookLoading, importAfresh, importersOf } from './load-afresh.ts';
import { knowImports, knownImports } from './load-afresh.ts';
import { mutantTests } from './mutant-tests.ts';
import { instruments } from './namespace.ts';

/** What the first run found out, for processes that come later: each test's file and time, and who imports whom. */
const SEEN = 'mutation-tests.json';
/** Of each property; the hundred that a test takes otherwise would be nine tenths of the time. */
const EXAMPLES = 5;
const seenSchema = z.object({
  tests: z.array(z.object({ id: z.string(), file: z.string(), timeSpentMs: z.number() })),
  imports: z.array(z.tuple([z.string(), z.array(z.string())])),
});
type Seen = z.infer<typeof seenSchema>;
type SeenTest = Seen['tests'][number];

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Runs the tests of the pure core for Stryker in its own process: a mutant is switched on between two tests, so that
 * it costs what its tests cost. Only a mutant of code that runs at import needs the modules anew.
 */
class InProcessRunner implements TestRunner {
  static readonly inject = [] as const;
  private files = new Map<string, readonly DeclaredTest[]>();

  capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: true };
  }

  /**
   * A property that fails has killed its mutant: nobody needs the smallest example of it. Each mutant meets the same
   * examples, so that another run finds the same; a survivor meets all of them.
   */
  init(): Promise<void> {
    fc.configureGlobal({ endOnFailure: true, numRuns: EXAMPLES, seed: 1 });
    hookLoading();
    return Promise.resolve();
  }

  /** Everything once, without a mutant. */
  async dryRun({ files = [] }: DryRunOptions): Promise<DryRunResult> {
    const tests: TestResult[] = [];
    const seen: SeenTest[] = [];
    const all = mutantTests();
    for (const file of all) await this.testsOf(file);
    const touched = new Set(files.flatMap((file) => [...importersOf(file)]));
    for (const file of all.filter((each) => touched.has(resolve(each))))
      for (const test of await this.testsOf(file)) {
        const result = await timed(test);
        tests.push(result);
        seen.push({ id: test.name, file, timeSpentMs: result.timeSpentMs });
      }
    writeFileSync(SEEN, JSON.stringify({ tests: seen, imports: knownImports() }));
    const { mutantCoverage } = instruments;
    return { status: DryRunStatus.Complete, tests, mutantCoverage: structuredClone(mutantCoverage) };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    if (options.reloadEnvironment) this.reload();
    const first = await this.judge(options);
    if (first.status !== MutantRunStatus.Killed || !(await this.isSpoilt(first.killedBy))) return first;
    this.reload();
    return this.judge(options);
  }

  /** A test that fails when the mutant has gone fails for what an earlier one left in memory. */
  private async isSpoilt(ids: readonly string[]): Promise<boolean> {
    const [killer] = ids;
    if (killer === undefined || instruments.activeMutant !== undefined) return false;
    const test = await this.find(killer);
    return test !== undefined && (await failureOf(test)) !== undefined;
  }

  private async judge(options: MutantRunOptions): Promise<MutantRunResult> {
    const { id } = options.activeMutant;
    const atImport = options.mutantActivation === 'static';
    Object.assign(instruments, { hitCount: 0, hitLimit: options.hitLimit });
    let nrOfTests = 0;
    try {
      for (const each of this.planned(options)) {
        instruments.activeMutant = atImport ? id : undefined;
        const test = await this.find(each.id, each.file);
        instruments.activeMutant = id;
        nrOfTests += 1;
        const failureMessage = test === undefined ? undefined : await failureOf(test);
        const endless = determineHitLimitReached(instruments.hitCount, options.hitLimit);
        if (endless !== undefined) return { status: MutantRunStatus.Timeout, reason: endless.reason ?? '' };
        if (failureMessage !== undefined)
          return { status: MutantRunStatus.Killed, killedBy: [each.id], failureMessage, nrOfTests };
      }
    } catch (error) {
      return { status: MutantRunStatus.Error, errorMessage: messageOf(error) };
    } finally {
      if (!atImport) instruments.activeMutant = undefined;
    }
    return { status: MutantRunStatus.Survived, nrOfTests };
  }

  private seen(): Seen {
    return seenSchema.parse(JSON.parse(readFileSync(SEEN, 'utf8')));
  }

  /** The quickest first: most mutants fall to one of them. */
  private planned({ testFilter, sandboxFileName }: MutantRunOptions): readonly SeenTest[] {
    const { tests, imports } = this.seen();
    knowImports(imports);
    const wanted = new Set(testFilter);
    const touched = testFilter === undefined ? importersOf(sandboxFileName) : undefined;
    return tests
      .filter(({ id, file }) => touched?.has(resolve(file)) ?? wanted.has(id))
      .sort((a, b) => a.timeSpentMs - b.timeSpentMs);
  }

  private async find(id: string, file = id.split(' > ')[0] ?? ''): Promise<DeclaredTest | undefined> {
    return (await this.testsOf(file)).find(({ name }) => name === id);
  }

  private async testsOf(file: string): Promise<readonly DeclaredTest[]> {
    const known = this.files.get(file) ?? (await collectTests(file, () => importAfresh(file)));
    this.files.set(file, known);
    return known;
  }

  private reload(): void {
    forgetModules();
    this.files = new Map();
  }
}

/** What a test says when it fails. */
async function failureOf(test: DeclaredTest): Promise<string | undefined> {
  try {
    await test.run();
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

async function timed(test: DeclaredTest): Promise<TestResult> {
  const { name: id } = test;
  const startedAt = performance.now();
  instruments.currentTestId = id;
  const failureMessage = await failureOf(test);
  instruments.currentTestId = undefined;
  const common = { id, name: id, timeSpentMs: performance.now() - startedAt };
  return failureMessage === undefined
    ? { ...common, status: TestStatus.Success }
    : { ...common, status: TestStatus.Failed, failureMessage };
}

export const strykerPlugins = [
  { kind: 'TestRunner', name: 'in-process', injectableClass: InProcessRunner },
] as const;
