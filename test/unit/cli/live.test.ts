import { describe, expect, test } from 'vitest';
import { placeOf, reportOf } from '#cli/live/report.ts';
import { settingsFromEnvironment } from '#cli/live/settings.ts';
import { wishIn, WishError } from '#cli/live/wish.ts';

const said = (args: string[], account?: string): string => {
  try {
    wishIn(args, () => account);
    return '';
  } catch (error) {
    if (error instanceof WishError) return error.message;
    throw error;
  }
};

describe('a live check', () => {
  const env = { HUBSPOT_TOKEN: 'pat-1' };

  test('names the account in its report: the address, and the portal where it is known', () => {
    const settings = { ...settingsFromEnvironment('hubspot', env), portalId: '2000001' };
    const report = reportOf('HubSpot', '2030-01-31', placeOf(settings), []);
    expect(report).toContain('# HubSpot: what was confirmed live');
    expect(report).toContain(
      'On 2030-01-31, by `npm run live-check` against a test account: https://api.hubapi.com, portal 2000001.',
    );
    expect(report).not.toContain('pat-1');
  });

  test('confirms nothing live against a system of this machine', () => {
    const settings = settingsFromEnvironment('hubspot', {
      ...env,
      HUBSPOT_BASE_URL: 'http://127.0.0.1:4600/x?token=secret',
    });
    const report = reportOf('HubSpot', '2030-01-31', placeOf(settings), []);
    expect(report).toContain('# HubSpot: checked against the sandbox');
    expect(report).toContain('against the sandbox (http://127.0.0.1:4600/x): nothing is confirmed live');
    expect(report).not.toContain('secret');
  });

  test('says all that is missing at once', () => {
    expect(said(['--system', 'http-board'], 'Set HTTP_SECRET.').split('\n')).toEqual([
      '--owner is missing: a user to whom the record may be given.',
      '--owner-field is missing: the field that names the owner.',
      '--record or --make is missing.',
      'Set HTTP_SECRET.',
    ]);
    expect(said(['--system', 'hubspot', '--owner', '1', '--record', 'contact/501'])).toBe('');
  });

  test('suggests the system that was probably meant', () => {
    expect(said(['--system', 'hubspt'])).toBe(
      '--system is one of hubspot, salesforce, asana, http-<name>. Did you mean hubspot?',
    );
  });
});
