import { afterEach, expect, test } from 'vitest';
import { credentialAlone } from '#adapters/oauth/credential-alone.ts';
import { createSalesforceConnector } from '#adapters/salesforce/salesforce-connector.ts';
import { salesforceTokens } from '#adapters/salesforce/tokens.ts';
import { attempts } from '#cli/commands/attempts.ts';
import { styleFor } from '#cli/output/style.ts';
import { attemptsAnswerSchema } from '#domain/operator/evidence.ts';
import { sampleLeadId } from '#local/sandbox/salesforce/seed/records.ts';
import { startSandboxSalesforce } from '#local/sandbox/salesforce/start-sandbox-salesforce.ts';
import type { SandboxSalesforce } from '#local/sandbox/salesforce/start-sandbox-salesforce.ts';
import { CONTACT, seedContact, setLifecycle } from '#test/scenario-support/crm.ts';
import { handoff } from '#test/scenario-support/looking.ts';
import { request } from '#test/scenario-support/operator.ts';
import { accept, decisionTo, look } from '#test/scenario-support/people.ts';
import { contractOver, salesforceTarget } from '#test/scenario-support/several-systems.ts';
import { Stage } from '#test/scenario-support/stage.ts';
import { benchDirectory } from '../../bench/throughput/bench-directory.ts';
import { control } from './support/connectors/control.ts';

const COMPOSITE = '/services/data/*/composite';
let sandbox: SandboxSalesforce | undefined;

afterEach(() => sandbox?.stop());

/** Accepted, while the next writes to Salesforce fail like this; over the wire, by the real connector. */
async function acceptedWith(fault: string, times: number): Promise<Stage> {
  sandbox = await startSandboxSalesforce({ port: 0, clientId: 'key', clientSecret: 'secret' });
  const credential = credentialAlone(JSON.stringify({ clientId: 'key', clientSecret: 'secret' }), Date.now);
  const stage = new Stage(contractOver({ ...salesforceTarget, fields: [] }), benchDirectory);
  stage.answering.set(
    'salesforce',
    createSalesforceConnector({
      ...{ domainUrl: sandbox.url, timeoutMs: 5_000, now: Date.now },
      tokens: salesforceTokens(sandbox.url, credential),
    }),
  );
  seedContact(stage, CONTACT, { salesforceleadid: sampleLeadId });
  await setLifecycle(stage, 'salesqualifiedlead');
  for (let time = 0; time < times; time += 1)
    await control(sandbox.url, 'POST', 'faults', { fault, match: { pathPattern: COMPOSITE } });
  await accept(stage);
  await stage.pass(900);
  return stage;
}

/** What `baton attempts` prints of Salesforce. */
async function told(stage: Stage): Promise<string> {
  const path = `/operator/handoffs/${handoff(stage).handoffId}/attempts?target=salesforce`;
  const answer = attemptsAnswerSchema.parse((await request(stage, 'GET', path)).answer);
  const { text } = await attempts({ attempts: async () => answer }, 'h1', {});
  return text(styleFor(false));
}

test('a refusal inside a 200 is told as one, to operators and to whoever decides, and that it is held', async () => {
  const stage = await acceptedWith('validation', 1);
  expect(handoff(stage).status).toBe('held');
  expect(await told(stage)).toMatch(
    /wrote \(no\. 1\) +refused \(400 inside a 200\): FIELD_CUSTOM_VALIDATION_EXCEPTION, OwnerId +\S.* held$/m,
  );
  expect(await told(stage)).toMatch(/Salesforce +asked for a new access token +yes \(200\)/);
  const { body } = await look(stage, decisionTo(stage));
  expect(body).toContain(
    'Salesforce was asked to change it: it refused (400 inside a 200): a rule of its own refuses the value (FIELD_CUSTOM_VALIDATION_EXCEPTION), OwnerId',
  );
  expect(body).not.toContain('Salesforce was asked to change it: it did');
  expect(body).toContain('Salesforce was asked for a new access token: it did');
});

test('a yes with an error inside is no yes', async () => {
  const stage = await acceptedWith('error-in-success', 3);
  expect(handoff(stage).status).toBe('held');
  const text = await told(stage);
  expect(text).toMatch(/wrote \(no\. 1\) +no word whether it did \(200\): unreadable answer/);
  expect(text).not.toMatch(/wrote \(no\. \d\) +yes/);
});
