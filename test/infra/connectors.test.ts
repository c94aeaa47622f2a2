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
        }),
      },
    });
  });

  it('is nowhere on a stage without it', () => {
    const plain = synthStage('production', HUBSPOT_ONLY);
    expect(JSON.stringify([plain.app.toJSON(), plain.stateful.toJSON()])).not.toMatch(/salesforce|asana/i);
  });

  it('needs https outside of the local stage', () => {
    const asana = { ...CONNECTED.asana, baseUrl: 'http://app.asana.com' };
    expect(() => makeApp('production', { asana })).toThrow(/http:\/\/app\.asana\.com is not https/);
  });

  it('counts with its late application in the lease', () => {
    const asana = { ...CONNECTED.asana, lateApplicationSeconds: 50 };
    expect(() => makeApp('production', { asana })).toThrow(/settings\.planLeaseSeconds \(90\) .* \(95 s\)/);
  });
});

describe('a contract', () => {
  it('is refused where the stage does not have one of its systems', () => {
    const contract = contractOver(asanaTarget);
    expect(() => makeApp('production', CONNECTED, makeEmptyBundles(contract))).not.toThrow();
    expect(() => makeApp('production', HUBSPOT_ONLY, makeEmptyBundles(contract))).toThrow(
      /asana is missing, and the contract sales-qualified-lead names it as a target/,
    );
  });
});
