import type { Expectation, FieldRule, Target } from './target.ts';
import { BY_ID, BY_KEY } from './http-system.ts';
import { systemOf } from './target-source.ts';
import type { RuleSource, TargetSource } from './target-source.ts';
import { secondsOf } from './duration.ts';

/** Turns a checked target into the one form that all systems share. */
export const compileTarget = (source: TargetSource): Target => {
  const fields = Object.entries(source.fields).map(fieldOf);
  const shared = {
    expect: Object.entries(source.expect).map(expectationOf),
    readBackAfterSeconds: secondsOf(source.readBackAfter),
  };
  switch (source.system) {
    case 'hubspot': {
      const { system, ownerProperty, properties } = source;
      return { system, where: { by: 'record' }, ownerProperty, properties, fields, ...shared };
    }
    case 'salesforce': {
      const { system, ownerProperty, object: objectType, recordId } = source;
      return {
        system,
        where: { by: 'property', property: recordId, objectType },
        ownerProperty,
        fields,
        ...shared,
      };
    }
    case 'asana': {
      const project: FieldRule = { field: 'project', from: { kind: 'text', text: source.project } };
      const where = { by: 'made', objectType: 'task' } as const;
      return {
        system: source.system,
        where,
        ownerProperty: 'assignee',
        fields: [project, ...fields],
        ...shared,
      };
    }
    case 'http': {
      const { ownerField: ownerProperty, recordId } = source;
      const where: Target['where'] =
        recordId === undefined
          ? { by: 'made', objectType: BY_KEY }
          : { by: 'property', property: recordId, objectType: BY_ID };
      return { system: systemOf(source), where, ownerProperty, fields, ...shared };
    }
  }
};

const fieldOf = ([field, { from, text, baton, plus, as, map }]: [string, RuleSource]): FieldRule => ({
  field,
  from: originOf({ from, text, baton }),
  ...(plus === undefined ? {} : { plusSeconds: secondsOf(plus) }),
  ...(as === undefined ? {} : { as }),
  ...(map === undefined ? {} : { map }),
});

const originOf = ({ from, text, baton }: Pick<RuleSource, 'from' | 'text' | 'baton'>): FieldRule['from'] => {
  if (from !== undefined) return { kind: 'property', property: from };
  if (text !== undefined) return { kind: 'text', text };
  if (baton !== undefined) return { kind: 'handoff', value: baton };
  throw new RangeError('a field without a value');
};

const expectationOf = ([field, what]: [string, TargetSource['expect'][string]]): Expectation =>
  'filled' in what ? { field } : { field, oneOf: what.oneOf };
