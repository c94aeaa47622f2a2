import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { AwsSolutionsChecks } from 'cdk-nag';
import { beforeAll, describe, expect, it } from 'vitest';

import { ensureVenv } from '#local/emulator/install.ts';
import { ACCEPTED_FINDINGS, type AcceptedFinding } from '#test/infra-support/accepted-findings.ts';
import { makeApp } from '#test/infra-support/synth.ts';

const ROOT = join(import.meta.dirname, '..', '..');

const { tree, outdir } = makeApp('production', {
  slack: { baseUrl: 'https://slack.com' },
  customDomain: {
    name: 'baton.example.com',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/11111111-2222-3333-4444-555555555555',
  },
});

describe('AWS Solutions', () => {
  let found: { rule: string; path: string }[] = [];

  beforeAll(() => {
    found = new AwsSolutionsChecks(tree)
      .validateScope(tree)
      .violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map((resource) => ({
          rule: ruleName,
          path: resource.constructPath ?? resource.resourceLogicalId ?? '',
        })),
      );
  });

  const fits =
    ({ rule, path }: AcceptedFinding) =>
    (finding: { rule: string; path: string }) =>
      rule.test(finding.rule) && path.test(finding.path);

  it('finds nothing that we have not explained', () => {
    expect(found.filter((finding) => !ACCEPTED_FINDINGS.some((accepted) => fits(accepted)(finding)))).toEqual(
      [],
    );
  });

  it('still finds all that we explain', () => {
    expect(ACCEPTED_FINDINGS.filter((accepted) => !found.some(fits(accepted)))).toEqual([]);
  });
});

describe('cfn-lint', () => {
  it('finds nothing in the templates', { timeout: 120_000 }, async () => {
    tree.synth();
    const python = await ensureVenv(
      join(ROOT, '.local', 'venv-lint'),
      join(ROOT, 'local', 'requirements-lint.txt'),
    );
    const templates = readdirSync(outdir)
      .filter((file) => file.endsWith('.template.json'))
      .map((file) => join(outdir, file));
    expect(templates).toHaveLength(3);
    // The CDK makes a function wait for its role although it refers to it: harmless, and not ours to change.
    const args = ['-m', 'cfnlint', '--ignore-checks', 'W3005', '--', ...templates];
    const findings = await promisify(execFile)(python, args).catch((error: unknown) => error);
    expect(findings).toMatchObject({ stdout: '' });
  });
});
