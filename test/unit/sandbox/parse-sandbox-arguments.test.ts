import { describe, expect, test } from 'vitest';
import { parseSandboxArguments } from '#local/sandbox/parse-sandbox-arguments.ts';

const env = { SANDBOX_HUBSPOT_CLIENT_SECRET: 'secret', SANDBOX_HUBSPOT_TOKEN: 'token' };

describe('the arguments of the sandbox process', () => {
  test('secrets come from the environment, the rest from arguments', () => {
    const args = [
      '--port',
      '4010',
      '--portal-id',
      '7',
      '--webhook-url',
      'http://127.0.0.1:1/webhooks/hubspot',
    ];
    expect(parseSandboxArguments(args, env)).toEqual({
      hubspot: {
        port: 4010,
        portalId: 7,
        appId: 54_321,
        webhookUrl: 'http://127.0.0.1:1/webhooks/hubspot',
        clientSecret: 'secret',
        token: 'token',
      },
      salesforce: undefined,
      asana: undefined,
    });
  });

  test('Salesforce is played too, once it has credentials', () => {
    const both = {
      ...env,
      SANDBOX_SALESFORCE_CLIENT_ID: 'key',
      SANDBOX_SALESFORCE_CLIENT_SECRET: 'secret',
    };
    expect(parseSandboxArguments(['--salesforce-port', '4011'], both).salesforce).toEqual({
      port: 4011,
      clientId: 'key',
      clientSecret: 'secret',
    });
    const half = { ...env, SANDBOX_SALESFORCE_CLIENT_ID: 'key' };
    expect(() => parseSandboxArguments([], half)).toThrow('clientSecret');
  });

  test('Asana is played too, once it has a token', () => {
    const both = { ...env, SANDBOX_ASANA_TOKEN: 'token' };
    expect(parseSandboxArguments(['--asana-port', '4012'], both).asana).toEqual({
      port: 4012,
      token: 'token',
    });
    expect(() => parseSandboxArguments([], { ...env, SANDBOX_ASANA_TOKEN: '' })).toThrow('token');
  });

  test('it refuses to start without a secret, and with an argument that it does not know', () => {
    expect(() => parseSandboxArguments([], { SANDBOX_HUBSPOT_TOKEN: 'token' })).toThrow('clientSecret');
    expect(() => parseSandboxArguments(['--loud'], env)).toThrow('--loud');
  });
});
