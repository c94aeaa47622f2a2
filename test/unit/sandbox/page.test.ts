import { describe, expect, test } from 'vitest';
import { html } from '#local/sandbox/http/html.ts';
import { ask, history, runSandbox } from './running-sandbox.ts';

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
