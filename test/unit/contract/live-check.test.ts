import { describe, expect, it } from 'vitest';
import { PortalError, readOwners } from '#adapters/hubspot/portal.ts';
import { checkLive } from '#cli/contracts/live-check.ts';
import { identity, runSandbox } from '../sandbox/running-sandbox.ts';
import { changedFolder } from './changed-folder.ts';

const { folder, change, lineNow } = changedFolder('kickoff.yaml', 'sales-qualified-lead.yaml');

const problems = async (): Promise<readonly string[]> => {
  const { url } = await runSandbox();
  const { errors } = await checkLive(folder(), { baseUrl: url, token: identity.token }, {});
  return errors.map(({ message }) => message.replace(`${folder()}/`, ''));
};

const lead = 'sales-qualified-lead.yaml';

describe('the check against an account', () => {
  it('finds nothing wrong with what is shipped and the account of the sandbox', async () => {
    expect(await problems()).toEqual([]);
  });

  it('names a property that is not there, with the line and the one that was probably meant', async () => {
    change(lead, '  jobtitle: Role', '  job_title: Role');
    change(lead, 'ownerProperty: hubspot_owner_id', 'ownerProperty: hubspot_owner');
    expect(await problems()).toEqual([
      `${lead}:${lineNow(lead, 'job_title')}:3 show.job_title: expected a property that HubSpot has, found "job_title" (did you mean jobtitle?)`,
      expect.stringMatching(
        /sync\.targets\.0\.ownerProperty: .* found "hubspot_owner" \(did you mean hubspot_owner_id\?\)$/,
      ),
    ]);
  });

  it('names a value of the trigger that is not there, and those that are', async () => {
    change(lead, 'marketingqualifiedlead: marketing-qualified', 'mql: marketing-qualified');
    const [problem, ...others] = await problems();
    expect(others).toEqual([]);
    expect(problem).toContain('statusMap.mql: expected a value of HubSpot: one of subscriber (Subscriber), ');
  });

  it('names values that cannot agree, and properties that what is linked cannot have', async () => {
    const owners = 'whenOwnerChanges: adopt';
    change(
      lead,
      `\n${owners}`,
      `
consistency:
  lifecyclestage:
    label: Stage
    oneOf: [salesqualifiedlead, SQL]
references:
  company:
    label: Company
    inputs:
      domian: { label: Domain, type: text }
${owners}`,
    );
    expect(await problems()).toEqual([
      expect.stringContaining('consistency.lifecyclestage.oneOf.1: expected a value of HubSpot: one of'),
      expect.stringMatching(/references\.company\.inputs\.domian: .*did you mean domain\?/),
    ]);
  });

  it('names a stage that another pipeline has, and a pipeline that is not there', async () => {
    change('kickoff.yaml', '  contractsent: open', '  1180403: open');
    expect(await problems()).toEqual([
      expect.stringContaining('statusMap.1180403: expected a value of HubSpot'),
    ]);
    change('kickoff.yaml', 'pipeline: default', 'pipeline: deafult');
    expect(await problems()).toEqual([
      expect.stringMatching(/trigger\.pipeline: .*default \(Sales Pipeline\).*did you mean default\?/),
    ]);
  });

  it('names owners who are unknown, deactivated or somebody else’s user', async () => {
    change('directory.yaml', 'hubspot: 71001', 'hubspot: 71099');
    change('directory.yaml', 'hubspot: 71002', 'hubspot: 71006');
    change('directory.yaml', 'hubspotUser: 98003', 'hubspotUser: 98999');
    expect(await problems()).toEqual([
      expect.stringMatching(
        /people\.maya-chen\.ids\.hubspot: .*"71099" \(did you mean 71001, who has .*\?\)/,
      ),
      expect.stringMatching(/people\.jonas-weber\.ids\.hubspot: .*"71006", who is deactivated there/),
      expect.stringMatching(/people\.priya-nair\.ids\.hubspotUser: expected 98003, .*found "98999"/),
    ]);
  });

  it('leaves those alone who have left', async () => {
    change('directory.yaml', '      hubspot: 71002', '      hubspot: 71006');
    change('directory.yaml', '    name: Jonas Weber', '    active: false\n    name: Jonas Weber');
    expect(await problems()).toEqual([]);
  });

  it('says why an account cannot be read', async () => {
    const { url } = await runSandbox();
    const reading = readOwners({ baseUrl: url, token: 'wrong' });
    await expect(reading).rejects.toBeInstanceOf(PortalError);
    await expect(reading).rejects.toMatchObject({ because: 'unauthorised' });
    await expect(readOwners({ baseUrl: 'http://127.0.0.1:1', token: 'x' })).rejects.toMatchObject({
      because: 'connection-failed',
    });
  });
});
