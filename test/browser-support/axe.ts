import axe from 'axe-core';
import type { Page } from 'playwright-core';
import * as z from 'zod';

const violationsSchema = z.array(
  z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string() })) }),
);

/**
 * What axe finds wrong on a page, best practices included, in light; and by its rules about colours, the only ones that
 * can judge otherwise there, in dark. One line each, none if all is well.
 */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate(axe.source);
  const inLight = await problems(page, {});
  await page.emulateMedia({ colorScheme: 'dark' });
  const inDark = await problems(page, {
    runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  });
  return [...inLight, ...inDark.map((problem) => `in dark: ${problem}`)];
}

async function problems(page: Page, options: axe.RunOptions): Promise<string[]> {
  const run = `axe.run(${JSON.stringify(options)}).then((result) => result.violations)`;
  const violations = violationsSchema.parse(await page.evaluate(run));
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`),
  );
}
