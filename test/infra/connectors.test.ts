import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { CONNECTED, HUBSPOT_ONLY } from '#test/infra-support/connected.ts';
import { makeApp, makeEmptyBundles, synthStage } from '#test/infra-support/synth.ts';
import { asanaTarget, contractOver } from '#test/scenario-support/several-systems.ts';

const { app, stateful } = synthStage('production', CONNECTED);

describe('a system that is only written to', () => {
  it.each([
    ['salesforce', 5, 'salesforce/client'],
    ['asana', 2, 'asana/token'],
    ['http-board', 2, 'http-board/token'],
  ])(
    '%s has a queue with a bounded number of workers, and a secret without a value',
    (system, most, secret) => {
      app.hasResourceProperties('AWS::SQS::Queue', { QueueName: `baton-production-${system}` });
      app.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
        BatchSize: 1,
        ScalingConfig: { MaximumConcurrency: most },
      });
      stateful.hasResourceProperties('AWS::SecretsManager::Secret', { Name: `production/${secret}` });
    },
  );

  it('is known to its worker, with its queue and its secret', () => {
    app.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'baton-production-sync-target',
      Environment: {
        Variables: Match.objectLike({
          SALESFORCE_BASE_URL: 'https://northwind.my.salesforce.com',
          SALESFORCE_CLIENT_SECRET_NAME: 'production/salesforce/client',
          SALESFORCE_QUEUE_URL: Match.anyValue(),
          ASANA_BASE_URL: 'https://app.asana.com',
          ASANA_TOKEN_SECRET_NAME: 'production/asana/token',
          ASANA_QUEUE_URL: Match.anyValue(),
          HTTP_SYSTEMS: JSON.stringify({
            'http-board': {
              ...{ baseUrl: 'https://board.example.com/v1', header: 'Authorization', scheme: 'Bearer' },
              reach: 'public',
            },
          }),
          HTTP_SECRET_NAMES: JSON.stringify({ 'http-board': 'production/http-board/token' }),
          HTTP_QUEUE_URLS: Match.anyValue(),
        }),
      },
    });
  });

  it('is nowhere on a stage without it', () => {
    const plain = synthStage('production', HUBSPOT_ONLY);
    expect(JSON.stringify([plain.app.toJSON(), plain.stateful.toJSON()])).not.toMatch(
      /salesforce|asana|http-board|HTTP_/i,
    );
  });

  it('needs https outside of the local stage', () => {
    const asana = { ...CONNECTED.asana, baseUrl: 'http://app.asana.com' };
    expect(() => makeApp('production', { asana })).toThrow(/http:\/\/app\.asana\.com is not https/);
  });

  it('has an address of its own, and nothing else in it', () => {
    const http = (settings: object) => ({ ...CONNECTED, http: { board: { ...board, ...settings } } });
    const board = CONNECTED.http.board;
    for (const baseUrl of ['https://me:secret@board.example.com', 'https://board.example.com/?a=b'])
      expect(() => makeApp('production', http({ baseUrl }))).toThrow(
        /http\.board\.baseUrl: is an address without/,
      );
    expect(() => makeApp('production', http({ baseUrl: 'http://board.example.com' }))).toThrow(
      /is not https/,
    );
    expect(() => makeApp('production', { ...CONNECTED, http: { 'Board 1': board } })).toThrow(
      /http\.Board 1/,
    );
  });

  it('is reached at a private address on the local stage only', () => {
    const local = synthStage('local', { http: { board: { auth: { header: 'X-Api-Key', scheme: '' } } } });
    local.app.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'baton-local-sync-target',
      Environment: {
        Variables: Match.objectLike({
          HTTP_SYSTEMS: JSON.stringify({
            'http-board': {
              ...{ baseUrl: 'http://127.0.0.1:4575/v1', header: 'X-Api-Key', scheme: '' },
              reach: 'any',
            },
          }),
        }),
      },
    });
  });

  it('counts with its late application in the lease', () => {
    const asana = { ...CONNECTED.asana, lateApplicationSeconds: 50 };
    expect(() => makeApp('production', { asana })).toThrow(/settings\.planLeaseSeconds \(120\) .* \(130 s\)/);
  });
});

describe('a contract', () => {
  it('is refused where the stage does not have one of its systems', () => {
    const contract = contractOver(asanaTarget);
    expect(() => makeApp('production', CONNECTED, makeEmptyBundles(contract))).not.toThrow();
    expect(() => makeApp('production', HUBSPOT_ONLY, makeEmptyBundles(contract))).toThrow(
      /asana is missing, and the contract sales-qualified-lead names it as a target/,
    );
    const described = contractOver({ ...asanaTarget, system: 'http-board' });
    expect(() => makeApp('production', HUBSPOT_ONLY, makeEmptyBundles(described))).toThrow(
      /http\.board is missing, and the contract/,
    );
  });
});
