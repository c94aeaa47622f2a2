import type { FieldRule, handoffValues } from '../contract/target.ts';
import { ownValue } from '../own-value.ts';
import { transformed } from './transform.ts';

/** What values are made of: the record's properties, and what the handoff knows itself. */
export interface Material {
  readonly properties: Readonly<Record<string, string>>;
  readonly handoff: Readonly<Record<(typeof handoffValues)[number], string>>;
}

/** A field that cannot get its value, in words for the log: never the value itself. */
export interface Misfit {
  readonly field: string;
  readonly because: string;
}

export type FieldValues = { readonly values: Readonly<Record<string, string>> } | { readonly misfit: Misfit };

/** The value of each field; the first one that cannot be given stops them all, so that nothing is written by halves. */
export function fieldValues(rules: readonly FieldRule[], material: Material): FieldValues {
  const values: Record<string, string> = {};
  for (const rule of rules) {
    const value = valueOf(rule, material);
    if (typeof value !== 'string') return { misfit: { field: rule.field, because: value.because } };
    values[rule.field] = value;
  }
  return { values };
}

/** The properties of the record that the rules are made of. */
export function propertiesIn(rules: readonly FieldRule[]): readonly string[] {
  return rules.flatMap(({ from }) => {
    if (from.kind === 'property') return [from.property];
    return from.kind === 'text' ? placeholders(from.text) : [];
  });
}

/** The names in braces in a text. */
export function placeholders(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].flatMap(([, name]) => name ?? []);
}

const PLACEHOLDER = /\{([a-z0-9_]+)\}/g;

type Unfit = { readonly because: string };

function valueOf(rule: FieldRule, material: Material): string | Unfit {
  const raw = rawOf(rule.from, material);
  const mapped = rule.map === undefined || raw === '' ? raw : ownValue(rule.map, raw);
  if (mapped === undefined) return { because: 'not-in-map' };
  const later = rule.plusSeconds === undefined ? mapped : plus(mapped, rule.plusSeconds);
  if (later === undefined) return { because: 'not-an-instant' };
  if (rule.as === undefined) return later;
  return transformed(rule.as, later) ?? { because: `not-${rule.as}` };
}

function rawOf(from: FieldRule['from'], { properties, handoff }: Material): string {
  switch (from.kind) {
    case 'property':
      return ownValue(properties, from.property) ?? '';
    case 'text':
      return filled(from.text, properties);
    case 'handoff':
      return handoff[from.value];
  }
}

/** A text about properties none of which holds anything says nothing: it is as empty as they are. */
function filled(text: string, properties: Material['properties']): string {
  const names = placeholders(text);
  const valueOf = (name: string): string => ownValue(properties, name) ?? '';
  if (names.length > 0 && names.every((name) => valueOf(name).trim() === '')) return '';
  return text.replaceAll(PLACEHOLDER, (_, name: string) => valueOf(name)).trim();
}

function plus(value: string, seconds: number): string | undefined {
  const instant = transformed('instant', value);
  if (instant === undefined || instant === '') return instant;
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}
