import { canonicalJson } from '../contract/canonical-json.ts';
import type { Contract, Routing, RoutingRule } from '../contract/contract.ts';
import type { Directory } from '../contract/directory.ts';
import { membersOf } from '../contract/directory.ts';
import type { Candidate } from '../handoff/hold-cause.ts';
import type { VendorRecord } from '../ports/connector.ts';
import { nomineeOf, nomineeProperty } from './nominee-of.ts';

/** What the rules of a contract say about one record: a rule (from 1) that counts, or people among whom they do not decide. */
export interface Route {
  readonly rule?: number;
  readonly nominee?: string;
  readonly ambiguous?: readonly Candidate[];
}

interface Applying {
  readonly rule: number;
  readonly priority: number;
  readonly ask: Routing;
  readonly people: readonly string[];
}

type Rules = Pick<Contract, 'routing' | 'sync'>;

/** The properties of a record by which it is found whom to ask. */
export function routingProperties({ routing, sync }: Rules): readonly string[] {
  const rules: readonly Pick<RoutingRule, 'when' | 'ask'>[] =
    routing.strategy === 'rules' ? routing.rules : [{ ask: routing }];
  const named = rules.flatMap(({ when, ask }) => [when?.property, nomineeProperty(ask, { sync })]);
  return named.filter((name) => name !== undefined);
}

/**
 * Finds the rule that counts: of those that apply to the record, those with the highest priority. Several that lead to
 * the same people are as good as one; if they lead to different ones, nothing is guessed. A rule whose property
 * names nobody does not apply.
 */
export function routeOf(record: VendorRecord, contract: Rules, directory: Directory): Route {
  const { routing } = contract;
  if (routing.strategy !== 'rules') return nominated(nomineeOf(record, routing, contract, directory));
  const all = routing.rules.flatMap((rule, index) => applying(rule, index + 1, record, contract, directory));
  const highest = Math.max(...all.map(({ priority }) => priority));
  const [first, ...others] = all.filter(({ priority }) => priority === highest);
  if (first === undefined) return {};
  if (others.every((other) => isSame(first, other)))
    return { rule: first.rule, ...nominated(nomineeOf(record, first.ask, contract, directory)) };
  return { ambiguous: candidatesOf([first, ...others]) };
}

function nominated(nominee: string | undefined): Route {
  return nominee === undefined ? {} : { nominee };
}

function applying(
  { when, priority, ask }: RoutingRule,
  rule: number,
  record: VendorRecord,
  contract: Rules,
  directory: Directory,
): readonly Applying[] {
  const value = when === undefined ? '' : (record.properties[when.property]?.value.trim() ?? '');
  if (when !== undefined && !when.oneOf.includes(value)) return [];
  const people = peopleOf(record, ask, contract, directory);
  return people.length === 0 ? [] : [{ rule, priority, ask, people }];
}

function peopleOf(
  record: VendorRecord,
  ask: Routing,
  contract: Rules,
  directory: Directory,
): readonly string[] {
  switch (ask.strategy) {
    case 'named-person':
      return [ask.person];
    case 'record-owner':
    case 'property': {
      const nominee = nomineeOf(record, ask, contract, directory);
      return nominee === undefined ? [] : [nominee];
    }
    case 'round-robin':
    case 'least-loaded':
      return membersOf(directory, ask.pool).map(({ id }) => id);
  }
}

/** Among several people it matters how one of them is chosen, too. */
function isSame(one: Applying, other: Applying): boolean {
  if (one.people.length === 1) return canonicalJson(one.people) === canonicalJson(other.people);
  return canonicalJson(one.ask) === canonicalJson(other.ask);
}

/** Each person once, for the first rule that leads to them. */
function candidatesOf(rules: readonly Applying[]): readonly Candidate[] {
  const all = rules.flatMap(({ rule, ask, people }) =>
    people.map((person): Candidate => ({ person, rule, because: ask.strategy })),
  );
  return all.filter((one, index) => all.findIndex(({ person }) => person === one.person) === index);
}
