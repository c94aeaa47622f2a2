import { expect, it } from 'vitest';
import { statusCell } from '#cli/output/status-cell.ts';
import { statusText } from '#cli/output/status-text.ts';
import { styleFor } from '#cli/output/style.ts';
import { judgeStanding } from '#domain/standing/judge-standing.ts';
import { allIsWell } from '../monday/gathered.ts';
import { commandHere } from './command-here.ts';

const { baton } = commandHere();
const marks = {
  faint: String,
  good: String,
  warn: (text: string) => `<${text}>`,
  bad: (text: string) => `!${text}!`,
};

it('what waits for a decision in its time is yellow in a list, as it is in the status', () => {
  const cell = statusCell('held', marks);
  expect(typeof cell === 'string' ? cell : cell.paint(cell.text)).toBe('<held>');
});

it('in the status only what is red is printed in red', () => {
  const standing = {
    ...{
      ...allIsWell.standing,
      contracts: [],
      elsewhere: { held: 0, blocked: 0 },
      incidents: [],
      deadLetters: [],
    },
    contracts: [
      {
        ...{ contract: 'lead', title: 'Lead', waiting: 0, late: 0, firstDue: [], held: 0, blocked: 0 },
        ...{ crossed: ['expired' as const], unread: [] },
      },
    ],
    systems: (['down', 'consent'] as const).map((because) => ({
      ...{ system: because, name: because, waiting: 0 },
      left: { because, phrase: `left because of ${because}`, since: allIsWell.standing.now },
    })),
  };
  const text = statusText(standing, judgeStanding(standing), marks);
  expect(text).toMatch(/<crossed: /);
  expect(text).toContain('<left because of down');
  expect(text).toContain('!left because of consent');
  expect(styleFor(false).bad('x')).toBe('x');
});

it('the help of the list says what stands under NEXT', async () => {
  const { out } = await baton('list', '--help');
  expect(out).toMatch(/NEXT: .*\(after …\)[^]*until when its offer\s+is not sent/);
});
