import { describe, expect, it } from 'vitest';
import { commandHere } from './command-here.ts';

const { stage, baton } = commandHere();
const away = (person: string) =>
  baton('away', person, '--from', '2030-01-31', '--until', '2030-02-01', '--reason', 'ill');

describe('baton away', () => {
  it('says what waits for the decision of whoever is away: it goes to nobody else by itself', async () => {
    await stage().held('1');
    const { out, code } = await away('lena-fischer');
    expect(out).toMatch(/This waits for the decision of Lena Fischer, and goes to nobody else/);
    expect(out).toMatch(/npx baton incidents assign [\w.]+ --owner …/);
    expect(code).toBe(0);
  });

  it('says nothing of what others decide', async () => {
    await stage().held('1');
    expect((await away('priya-nair')).out).not.toContain('decision');
  });
});
