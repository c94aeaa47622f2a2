import { describe, expect, test } from 'vitest';
import { html } from '#local/sandbox/http/html.ts';
import { ask, history, identity, runSandbox } from './running-sandbox.ts';

function form(fields: Record<string, string>): RequestInit {
  return { body: new URLSearchParams(fields), headers: {} };
}

const stage = { property: 'lifecyclestage', value: 'salesqualifiedlead', userId: '98005' };

describe('the page', () => {
  test('shows records with owner, stage and what Baton wrote', async () => {
    const sandbox = await runSandbox();
    await ask(sandbox, 'PATCH', '/crm/objects/2026-09/contacts/501', {
      properties: { baton_state: 'offered' },
    });
    const { text, headers } = await ask(sandbox, 'GET', '/');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const shown of [
      'Amelia Hart',
      'Tom Okafor (71004)',
      'Marketing Qualified Lead',
      'offered',
      'Noah Price',
      'Larsen Foods',
    ]) {
      expect(text).toContain(shown);
    }
  });

  test('shows what a record is linked to, from both sides, and once it is linked', async () => {
    const sandbox = await runSandbox();
    const shown = async (type: string, id: string) => {
      const path = `/contacts/${String(identity.portalId)}/record/${type}/${id}`;
      return (await ask(sandbox, 'GET', path)).text;
    };
    expect(await shown('0-1', '501')).toContain('<a href="/#companies-601">Northwind Robotics</a>');
    expect(await shown('0-2', '601')).toContain('<a href="/#contacts-501">Amelia Hart</a>');
    expect(await shown('0-3', '702')).not.toContain('Linked to');
    const link = '/crm/objects/2026-09/deals/702/associations/default/companies/601';
    expect((await ask(sandbox, 'PUT', link)).status).toBe(200);
    expect(await shown('0-3', '702')).toContain('<a href="/#companies-601">Northwind Robotics</a>');
  });

  test("a record has the address that it has in HubSpot's app, for anybody who looks", async () => {
    const sandbox = await runSandbox();
    const anonymous = { headers: {} };
    const path = `/contacts/${String(identity.portalId)}/record/0-1/501`;
    const { status, text, headers } = await ask(sandbox, 'GET', path, undefined, anonymous);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/html');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const shown of ['Amelia Hart', 'Tom Okafor', 'Marketing Qualified Lead', 'lifecyclestage'])
      expect(text).toContain(shown);
    expect(text).not.toContain('<form');
  });

  test.each([
    ['another record', `/contacts/${String(identity.portalId)}/record/0-1/999`],
    ['another kind of record', `/contacts/${String(identity.portalId)}/record/0-5/501`],
    ['another account', '/contacts/1/record/0-1/501'],
  ])('%s is a page that says so', async (_, path) => {
    const sandbox = await runSandbox();
    const { status, text, headers } = await ask(sandbox, 'GET', path, undefined, { headers: {} });
    expect(status).toBe(404);
    expect(headers.get('content-type')).toContain('text/html');
    expect(text).toContain('There is no such record');
  });

  test('a change by the form is a change by that person', async () => {
    const sandbox = await runSandbox();
    const changed = await ask(sandbox, 'POST', '/page/change/contacts/501', undefined, form(stage));
    expect(changed.status).toBe(303);
    const answer = await ask(sandbox, 'GET', '/_sandbox/records/contacts/501');
    expect(history(answer, 'lifecyclestage')[0]).toMatchObject({
      value: 'salesqualifiedlead',
      sourceType: 'CRM_UI',
      updatedByUserId: 98_005,
    });
  });

  test('a bad value is refused on the page', async () => {
    const sandbox = await runSandbox();
    const bad = form({ ...stage, value: 'SQL' });
    const answer = await ask(sandbox, 'POST', '/page/change/contacts/501', undefined, bad);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('was not one of the allowed options');
  });

  test('the last change can be sent again from the page', async () => {
    const sandbox = await runSandbox();
    expect((await ask(sandbox, 'POST', '/page/webhook/contacts/501', undefined, form({}))).status).toBe(409);
    sandbox.configure({ webhookUrl: `${sandbox.url}/nowhere` });
    const answer = await ask(sandbox, 'POST', '/page/webhook/contacts/501', undefined, form({}));
    expect(answer.text).toContain('The webhook was answered: 401');
  });

  test('whatever a record holds is shown as text', async () => {
    const sandbox = await runSandbox();
    const company = '<script>alert("1")</script>';
    await ask(sandbox, 'PUT', '/_sandbox/records/contacts/801', {
      properties: { company, firstname: "<b>'" },
    });
    const { text } = await ask(sandbox, 'GET', '/');
    expect(text).not.toContain('<script>');
    expect(text).toContain('&lt;b&gt;&#39;');
    expect(html`<p title="${'"'}">${['<', html`<i>${'&'}</i>`]}</p>`.text).toBe(
      '<p title="&quot;">&lt;<i>&amp;</i></p>',
    );
  });
});
