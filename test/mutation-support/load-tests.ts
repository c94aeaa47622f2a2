import { collectTests } from './collect.ts';
import { hookLoading, importAfresh } from './load-afresh.ts';
import { mutantTests } from './mutant-tests.ts';

/** Loads what mutants have to pass as Stryker's runner does, and says of each file how many tests it declares. */
hookLoading();
for (const file of mutantTests()) {
  const { length } = await collectTests(file, () => importAfresh(file));
  process.stdout.write(`${file} ${String(length)}\n`);
}
