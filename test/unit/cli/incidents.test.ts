import { expect, it } from 'vitest';
import { listIncidents } from '#cli/commands/incidents.ts';
import { styleFor } from '#cli/output/style.ts';
import { incident } from '../monday/gathered.ts';

const over = { ...incident, id: 'i2', status: 'resolved', severity: 'normal' } as const;
const api = {
  incidents: async ({ status }: { readonly status?: string }) => ({
    incidents: status === 'open' ? [incident] : [over],
  }),
};

it('what is closed is listed with how bad it was', async () => {
  const { text } = await listIncidents(api, { all: true, limit: 25 });
  const [, open, closed] = text(styleFor(false)).split('\n');
  expect(open).toMatch(/^i1 +high /);
  expect(closed).toMatch(/^i2 +closed +normal /);
});

it('what should have been decided by now says so', async () => {
  const { text } = await listIncidents(
    { incidents: async () => ({ incidents: [{ ...incident, isMissed: true }] }) },
    { limit: 25 },
  );
  expect(text(styleFor(false))).toMatch(/\d\d:\d\d:\d\d \(missed\)/);
});

it('only what is critical is red, as in the status', async () => {
  const style = {
    ...styleFor(false),
    warn: (text: string) => `<${text}>`,
    bad: (text: string) => `!${text}!`,
  };
  const { text } = await listIncidents(
    { incidents: async () => ({ incidents: [incident, { ...over, status: 'open', severity: 'critical' }] }) },
    { limit: 25 },
  );
  expect(text(style)).toMatch(/<high *>[^]*!critical *!/);
});
