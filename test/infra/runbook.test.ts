import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { CONTRACT_METRICS, METRICS } from '#domain/limits/metrics.ts';
import { CONNECTED } from '#test/infra-support/connected.ts';
import { at } from '#test/infra-support/at.ts';
import { synthStage } from '#test/infra-support/synth.ts';

const runbook = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'runbook.md'), 'utf8');

/** Each heading of an alarm with what stands under it, up to the next heading. */
const sections = new Map(
  runbook
    .split(/^#{2,3} (?=\S)/m)
    .slice(1)
    .map((section): [string, string] => {
      const end = section.indexOf('\n');
      return [section.slice(0, end).trim(), section.slice(end)];
    }),
);
const headings = [...runbook.matchAll(/^### (.+)$/gm)].map(([, heading = '']) => heading);

const { observability } = synthStage('production', CONNECTED);
/** Where the description of each alarm sends whoever reads it; systems that a team describes itself share theirs. */
const alarms = [
  ...new Set(
    [
      ...Object.values(observability.findResources('AWS::CloudWatch::Alarm')),
      ...Object.values(observability.findResources('AWS::CloudWatch::CompositeAlarm')),
    ].map((alarm) => {
      const description = String(at(alarm, 'Properties', 'AlarmDescription'));
      return /"([^"]+)"\.$/.exec(description)?.[1] ?? description;
    }),
  ),
];

describe('the runbook', () => {
  it('has a heading for each alarm, and none for an alarm that does not exist', () => {
    expect([...headings].sort()).toEqual([...alarms].sort());
  });

  it.each(alarms)('says for %s what it means, a first command and what to do', (alarm) => {
    expect(sections.get(alarm)).toMatch(/\*\*Impact\.\*\* \S[^]*```sh\n\S[^]*\*\*Do\.\*\* \S/);
  });
});

describe('docs/operations.md', () => {
  const operations = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'operations.md'), 'utf8');

  it.each([...Object.values(METRICS), ...Object.values(CONTRACT_METRICS)])(
    'says of %s what it is, where it is computed and which test covers it',
    (metric) => {
      expect(operations).toMatch(
        new RegExp(`^\\| \`${metric}\` .*\`(lambdas|application|domain)/.*\`(infra|scenarios|unit)/`, 'm'),
      );
    },
  );

  it.each(alarms.filter((alarm) => !/-(errors|queue-stuck|dead-letters)$/.test(alarm)))(
    'names the alarm %s',
    (alarm) => {
      expect(operations).toContain(`\`${alarm}\``);
    },
  );

  const [, fromHere = ''] = operations.split('### Which test causes the fault of which alarm\n');
  const [caused = ''] = fromHere.split('\n### ');

  it.each(alarms)('says which test causes the fault of %s', (alarm) => {
    const ofItsKind = /-(errors|queue-stuck|dead-letters)$/.exec(alarm)?.[0] ?? alarm;
    expect([`\`${alarm}\``, `\`…${ofItsKind}\``].some((name) => caused.includes(name))).toBe(true);
  });

  it.each([...caused.matchAll(/`([a-z]+\/[a-z-]+)`/g)].map(([, name = '']) => name))(
    'names a test that is there: %s',
    (name) => {
      expect(existsSync(join(import.meta.dirname, '..', `${name}.test.ts`))).toBe(true);
    },
  );
});
