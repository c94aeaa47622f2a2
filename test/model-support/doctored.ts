import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/** One file of the project, with a part of its text replaced. */
export interface Doctoring {
  readonly file: string;
  readonly text: string;
  readonly instead: string;
}

const ROOT = new URL('../../', import.meta.url);
const PLAIN = new URL('./plain-mail-offer.ts', import.meta.url).href;
const MESSAGES = ['lambdas/offer-handoff/mail-offer.ts', 'lambdas/offer-handoff/post-offer.ts'].map(
  (path) => new URL(path, ROOT).href,
);

/**
 * A log is folded once and not each time that it is read: folding is pure, and a commit is the same object in every
 * state of the model that has it. It takes a quarter of the time.
 */
const FOLDED_ONCE: Doctoring = {
  file: 'domain/subjects.ts',
  text: 'return commits.reduce((state, commit) => foldCommit(model, state, commit), model.initial);',
  instead: `const folds = (foldCommits.folds ??= new WeakMap());
    const last = commits.at(-1);
    if (last === undefined) return model.initial;
    if (!folds.has(last)) folds.set(last, foldCommit(model, foldCommits(model, commits.slice(0, -1)), last));
    return folds.get(last);`,
};

/**
 * From here on this thread loads the project's code without the text of messages, which nobody reads in a model, with
 * logs that are folded once, and with what was doctored. Throws if a text that is to be replaced is not there, or more
 * than once.
 */
export function loadDoctored(given: readonly Doctoring[]): void {
  const doctorings = [FOLDED_ONCE, ...given];
  const changed = new Map(
    doctorings.map(({ file }) => [
      new URL(file, ROOT).href,
      doctorings.filter((other) => other.file === file),
    ]),
  );
  const texts = new Map(
    [...changed].map(([url, changes]) => [
      url,
      changes.reduce(doctor, readFileSync(fileURLToPath(url), 'utf8')),
    ]),
  );
  registerHooks({
    resolve: (specifier, context, next) => {
      const resolved = next(specifier, context);
      return MESSAGES.includes(resolved.url) ? { ...resolved, url: PLAIN } : resolved;
    },
    load: (url, context, next) => {
      const source = texts.get(url);
      return source === undefined
        ? next(url, context)
        : { format: 'module-typescript', source, shortCircuit: true };
    },
  });
}

function doctor(source: string, { file, text, instead }: Doctoring): string {
  const parts = source.split(text);
  if (parts.length !== 2)
    throw new Error(`${file} holds "${text}" ${String(parts.length - 1)} times, not once`);
  return parts.join(instead);
}
