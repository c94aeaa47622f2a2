import { describe, expect, it } from 'vitest';
import { away as awayCommand } from '#cli/commands/away.ts';
import { styleFor } from '#cli/output/style.ts';
import { listedIncidentSchema } from '#domain/operator/incidents.ts';
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

  it('tells of what they share with others, whether a deadline was missed, and nothing of what goes on by itself', async () => {
    const text = await awayWith([
      { ...incident, id: 'shared', inCharge: ['tom', 'lena'], deciders: 2, isMissed: true },
      { ...incident, id: 'not-theirs-any-more', owner: lena, inCharge: ['tom'] },
      { ...incident, id: 'waits', owner: lena, waitsFor: 'hubspot' },
      { ...incident, id: 'refused', owner: lena, waitsFor: 'hubspot', refusedBy: 'hubspot' },
    ]);
    expect(text).toMatch(/shared +normal +by .*\(missed\)/);
    expect(text).toMatch(/refused +normal +by /);
    expect(text).not.toMatch(/not-theirs-any-more|waits +normal/);
  });
});

const lena = { id: 'lena', name: 'Lena Fischer' };
const incident = {
  ...{ status: 'open', severity: 'normal', cause: 'declined', because: 'Maya declined' },
  ...{ owner: { id: 'tom', name: 'Tom Okafor' }, deciders: 1, holds: 1, openings: 1, reopenings: 0 },
  ...{ since: '2030-01-31T12:00:00.000Z', decideBy: '2030-02-02T12:00:00.000Z' },
};

/** What is said when Lena is entered as away, and these incidents are open. */
async function awayWith(incidents: readonly object[]): Promise<string> {
  const api = {
    enterAbsence: () =>
      Promise.resolve({ ...lena, isActive: true, open: 0, absences: [], entered: true, offers: [] }),
    clearAbsences: () => Promise.reject(new Error('nothing is taken back')),
    show: () => Promise.reject(new Error('nothing went on')),
    incidents: () => Promise.resolve({ incidents: incidents.map((one) => listedIncidentSchema.parse(one)) }),
  };
  const request = { from: '2030-01-31T00:00:00.000Z', until: '2030-02-01T00:00:00.000Z', reason: 'ill' };
  const { text } = await awayCommand(api, { kind: 'enter', person: 'lena', request });
  return text(styleFor(false));
}
