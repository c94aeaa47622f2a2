import { placeholders } from '../mapping/field-values.ts';
import type { FieldPath } from './problem.ts';
import type { TargetSource } from './target-source.ts';

interface Named {
  readonly name: string;
  /** From the target on. */
  readonly path: FieldPath;
  readonly at: 'name' | 'value';
}

/** The properties of the record that Baton writes or expects there. */
export const ownNames = (target: TargetSource): readonly Named[] => {
  if (target.system !== 'hubspot') return [];
  const { ownerProperty, properties, fields, expect } = target;
  const key = (name: string, section: string) => ({ name, path: [section, name], at: 'name' as const });
  return [
    { name: ownerProperty, path: ['ownerProperty'], at: 'value' },
    ...Object.entries(properties).map(([own, name]) => ({
      ...{ name, path: ['properties', own], at: 'value' as const },
    })),
    ...Object.keys(fields).map((name) => key(name, 'fields')),
    ...Object.keys(expect).map((name) => key(name, 'expect')),
  ];
};

/** The properties of the record that a target's values are made of. */
export const sourceNames = (target: TargetSource): readonly Named[] => [
  ...('recordId' in target && target.recordId !== undefined
    ? [{ name: target.recordId, path: ['recordId'], at: 'value' as const }]
    : []),
  ...Object.entries(target.fields).flatMap(([field, { from, text }]): Named[] => {
    if (from !== undefined) return [{ name: from, path: ['fields', field, 'from'], at: 'value' }];
    return placeholders(text ?? '').map((name) => ({ name, path: ['fields', field, 'text'], at: 'value' }));
  }),
];
