import { describe, expect, it } from 'vitest';
import { checkLive } from '#cli/contracts/live-check.ts';
import { liveSystems, unseenSentence } from '#cli/contracts/live-systems.ts';
import { LiveSystemError } from '#domain/contract/live-system.ts';
import { startSandboxAsana } from '#local/sandbox/asana/start-sandbox-asana.ts';
import { startSandboxSalesforce } from '#local/sandbox/salesforce/start-sandbox-salesforce.ts';
import { endWithTest, identity, runSandbox } from '../sandbox/running-sandbox.ts';
import { changedFolder } from './changed-folder.ts';

const lead = 'sales-qualified-lead.yaml';
const kickoff = 'kickoff.yaml';
const { folder, change, lineNow } = changedFolder(kickoff, lead);

const client = { clientId: 'client', clientSecret: 'client-secret' };

/** The environment of somebody who may look into all three. */
const environment = async (): Promise<NodeJS.ProcessEnv> => {
  const salesforce = await startSandboxSalesforce({ port: 0, ...client });
  const asana = await startSandboxAsana({ port: 0, token: 'asana-token' });
  endWithTest(salesforce);
  endWithTest(asana);
  return {
    SALESFORCE_BASE_URL: salesforce.url,
    SALESFORCE_CLIENT: JSON.stringify(client),
    ASANA_BASE_URL: asana.apiUrl,
    ASANA_TOKEN: 'asana-token',
  };
};

const look = async (env: NodeJS.ProcessEnv) => {
  const { url } = await runSandbox();
  return checkLive(folder(), { baseUrl: url, token: identity.token }, liveSystems(env));
};

const problems = async (): Promise<readonly string[]> =>
  (await look(await environment())).errors.map(({ message }) => message.replace(`${folder()}/`, ''));

describe('the check against Salesforce and Asana', () => {
  it('finds nothing wrong with what is shipped and the sandboxes', async () => {
    expect(await look(await environment())).toEqual({ errors: [], unseen: [], unread: [] });
  });

  it('names fields that are not there or cannot be written, with the one that was meant', async () => {
    change(lead, 'Baton_Since__c:', 'Baton_Sinse__c:');
    change(lead, 'Baton_Accepted_By__c:', 'IsConverted:');
    expect(await problems()).toEqual([
      expect.stringMatching(/fields\.IsConverted: expected a field that Baton may write in Salesforce/),
      `${lead}:${String(lineNow(lead, 'Baton_Sinse__c'))}:9 sync.targets.1.fields.Baton_Sinse__c: expected a field that Salesforce has and shows to Baton, found "Baton_Sinse__c" (did you mean Baton_Since__c?)`,
    ]);
  });

  it('names an object that is not there, and nothing of it besides', async () => {
    change(lead, 'object: Lead', 'object: Leed');
    expect(await problems()).toEqual([
      expect.stringContaining(
        'object: expected an object that Salesforce has and shows to Baton, found "Leed"',
      ),
    ]);
  });

  it('names a fixed value that the field does not take', async () => {
    change(lead, 'Baton_Since__c: { baton: accepted-at }', "Status: { text: 'Closed' }");
    expect(await problems()).toEqual([
      expect.stringMatching(
        /fields\.Status\.text: expected a value that Status takes: one of Open - Not .*"Closed"/,
      ),
    ]);
  });

  it('names a project that is not there, and a custom field that is none of it', async () => {
    change(
      kickoff,
      'due_on: { baton',
      "custom_field:1200000000000299: { text: 'x' }\n        due_on: { baton",
    );
    expect(await problems()).toEqual([
      expect.stringMatching(/custom_field:1200000000000299: expected a custom field of that project/),
    ]);
    change(kickoff, "'1200000000000100'", "'1200000000000999'");
    expect(await problems()).toEqual([
      expect.stringContaining(
        'project: expected a project that Asana has and shows to Baton, found "1200000000000999"',
      ),
    ]);
  });

  it('names people whom a system does not know, or who are deactivated there', async () => {
    change('directory.yaml', 'salesforce: 005R00000071001', 'salesforce: 005R00000071006');
    change('directory.yaml', 'salesforce: 005R00000071002', 'salesforce: 005R00000079999');
    change('directory.yaml', 'asana: 1200000000000013', 'asana: 1200000000000093');
    expect(await problems()).toEqual([
      expect.stringMatching(
        /people\.maya-chen\.ids\.salesforce: expected a user who is active in Salesforce .* who is deactivated there$/,
      ),
      expect.stringMatching(/people\.jonas-weber\.ids\.salesforce: expected the id of a user in Salesforce/),
      expect.stringMatching(
        /people\.priya-nair\.ids\.asana: expected the id of a user in Asana, found "1200000000000093"$/,
      ),
    ]);
  });

  it('says that it has not read a system that the team describes itself', async () => {
    const asana = "system: asana\n      project: '1200000000000100'";
    change(kickoff, asana, 'system: http\n      name: board\n      ownerField: assignee');
    expect((await look({})).unseen).toEqual(['salesforce', 'http-board']);
    expect(unseenSentence('http-board')).toMatch(/^Board was not read: .*contracts\/systems\/board\.yaml/);
    expect(unseenSentence('asana')).toBe('Asana was not looked into: set ASANA_TOKEN.');
  });

  it('says which system it did not look into, and why one cannot be read', async () => {
    expect(await look({})).toEqual({ errors: [], unseen: ['salesforce', 'asana'], unread: [] });
    const env = await environment();
    const { unread } = await look({ ...env, ASANA_TOKEN: 'other' });
    expect(unread).toEqual([new LiveSystemError('Asana', 'unauthorised').message]);
  });
});

describe('a system that cannot be read', () => {
  it('costs no finding of the others, and is named after them', async () => {
    change(kickoff, "'1200000000000100'", "'1200000000000999'");
    change(lead, '  jobtitle: Role', '  job_title: Role');
    const env = { ...(await environment()), SALESFORCE_BASE_URL: 'http://127.0.0.1:1' };
    const { errors, unread } = await look(env);
    expect(errors.map(({ field }) => field)).toEqual(['sync.targets.1.project', 'show.job_title']);
    expect(unread).toEqual([expect.stringMatching(/^Salesforce could not be read: /i)]);
  });

  it('may be HubSpot: the others are looked into all the same', async () => {
    change(kickoff, "'1200000000000100'", "'1200000000000999'");
    const portal = { baseUrl: 'http://127.0.0.1:1', token: 'x' };
    const { errors, unread } = await checkLive(folder(), portal, liveSystems(await environment()));
    expect(errors.map(({ field }) => field)).toEqual(['sync.targets.1.project']);
    expect(unread).toEqual([expect.stringMatching(/^HubSpot could not be read/)]);
  });
});
