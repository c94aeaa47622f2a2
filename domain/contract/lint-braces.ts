import type { ContractProblem } from './problem.ts';
import type { TargetSource } from './target-source.ts';

/** Finds braces in the texts of fields that stand for no property: they would be written as they are. */
export const lintBraces = ({ fields }: TargetSource, index: number): ContractProblem[] =>
  Object.entries(fields).flatMap(([field, { text }]) =>
    [...(text ?? '').matchAll(BRACED)]
      .map(([found]) => ({ found, name: nameIn(found) }))
      .filter(({ found, name }) => name === '' || found !== `{${name}}`)
      .map(({ found, name }) => ({
        ...{ path: ['sync', 'targets', index, 'fields', field, 'text'], at: 'value' as const },
        ...{ expected: '{name} with the internal name of a property, and no other brace' },
        found: JSON.stringify(found),
        ...(name === '' ? {} : { suggestion: `{${name}}` }),
      })),
  );

/** Braces with what they hold; one that is not closed holds a word, and so does one that is not opened. */
const BRACED = /\{+[^{}]*\}+|\{+[^{}\s]*|[^{}\s]*\}+/g;

/** What was meant, as HubSpot writes internal names. */
function nameIn(braced: string): string {
  const words = braced.replaceAll(/[{}]/g, '').trim().toLowerCase();
  return words.replaceAll(/\s+/g, '_').replaceAll(/[^a-z0-9_]/g, '');
}
