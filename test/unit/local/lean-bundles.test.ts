import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { buildLambdas } from '#local/build-lambdas.ts';
import { withoutRegions, writeOutKeys } from '#local/lean-bundles.ts';
import { everyPage } from '#test/unit/views/every-page.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const ENTRIES = join('.local', 'test', 'lean-bundles');
const moduleSchema = z.object({ handler: z.function({ output: z.unknown() }) });

/** Inside the checkout, where the packages are found. */
const bundled = async (name: string, source: string) => {
  const entryRoot = join(ENTRIES, `${name}-entries`);
  await mkdir(join(ROOT, entryRoot, name), { recursive: true });
  await writeFile(join(ROOT, entryRoot, name, 'index.ts'), source);
  const outDir = join(ROOT, ENTRIES, name);
  const [built] = await buildLambdas({ root: ROOT, outDir, entryRoots: [entryRoot] });
  const file = built?.file ?? '';
  const { handler } = moduleSchema.parse(await import(pathToFileURL(file).href));
  return { handler, text: await readFile(file, 'utf8') };
};

test('a client takes its credentials from the environment, and no other provider is bundled', async () => {
  const { handler, text } = await bundled(
    'credentials',
    `import { SQSClient } from '@aws-sdk/client-sqs';
     export const handler = () => new SQSClient({ region: 'us-east-1' }).config.credentials();`,
  );
  process.env.AWS_ACCESS_KEY_ID = 'from-environment';
  process.env.AWS_SECRET_ACCESS_KEY = 'secret';
  expect(await handler()).toMatchObject({ accessKeyId: 'from-environment' });
  expect(text).not.toContain('sso_session');
});

test('a request is signed without what only other places need', async () => {
  const { handler, text } = await bundled(
    'signing',
    `import { SQSClient } from '@aws-sdk/client-sqs';
     import { SignatureV4 } from '@smithy/signature-v4';
     const { config } = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
     const request = { method: 'GET', protocol: 'https:', hostname: 'example.com', path: '/', headers: { host: 'example.com' } };
     export const handler = async () => {
       const signer = new SignatureV4({ ...config, service: 'sqs', sha256: config.sha256 });
       const { headers } = await signer.sign(request, { signingDate: new Date(0) });
       return headers.authorization;
     };`,
  );
  expect(await handler()).toMatch(/^AWS4-HMAC-SHA256 Credential=a\/19700101\/us-east-1\/sqs\/aws4_request, /);
  expect(text).toContain('SHA-256 in JavaScript is left out');
  expect(text).not.toContain('measuredTxRate');
  expect(text).not.toContain('formatHeaderValue');
});

test('schemas parse, and one that is asked for its JSON Schema says why there is none', async () => {
  const { handler } = await bundled(
    'zod',
    `import * as z from 'zod';
     const schema = z.object({ name: z.string().min(1), when: z.iso.datetime() });
     const told = (act) => { try { return act(); } catch (error) { return error.message; } };
     export const handler = () => [
       schema.safeParse({ name: 'a', when: '2026-11-20T10:00:00Z' }).success,
       schema.safeParse({ name: '' }).error.issues.length,
       told(() => schema.toJSONSchema()),
     ];`,
  );
  expect(handler()).toEqual([true, 2, "zod's JSON Schema is left out of the bundles of the Lambdas"]);
});

test('an error of DynamoDB that nobody looks for keeps its name, and the others their class', async () => {
  const { handler, text } = await bundled(
    'errors',
    `import { DynamoDBClient, PutItemCommand, ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
     const answering = (name) => ({
       handle: async () => ({ response: {
         statusCode: 400,
         headers: { 'content-type': 'application/x-amz-json-1.0' },
         body: Buffer.from(JSON.stringify({ __type: 'com.amazonaws.dynamodb.v20120810#' + name, message: 'No.' })),
       } }),
       updateHttpClientConfig() {}, httpHandlerConfigs() { return {}; },
     });
     const errorNamed = async (name) => {
       const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
       const client = new DynamoDBClient({ region: 'us-east-1', credentials, requestHandler: answering(name) });
       try { await client.send(new PutItemCommand({ TableName: 't', Item: {} })); } catch (error) {
         return [error.name, error.message, error.$fault, error instanceof ConditionalCheckFailedException];
       }
     };
     export const handler = async () =>
       [await errorNamed('ConditionalCheckFailedException'), await errorNamed('TableNotFoundException'),
        await errorNamed('ItemCollectionSizeLimitExceededException')];`,
  );
  expect(await handler()).toEqual([
    ['ConditionalCheckFailedException', 'No.', 'client', true],
    ['TableNotFoundException', 'No.', 'client', false],
    ['ItemCollectionSizeLimitExceededException', 'No.', 'client', false],
  ]);
  expect(text.includes('#ItemCollectionSizeLimitExceededException')).toBe(false);
  expect(text.includes('#TableNotFoundException')).toBe(false);
});

test('keys that are constants are written out, all others stay as they are', () => {
  const schemas = 'const _h = "http";\nconst n = 1;\nexport var A = { [_h]: 1, [_x]: 2, [n]: 3 };';
  expect(writeOutKeys(schemas)).toContain('{ "http": 1, [_x]: 2, [n]: 3 }');
});

test('DynamoDB is asked where it always is, and nobody asks it for other addresses', async () => {
  const { handler, text } = await bundled(
    'dynamodb',
    `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
     const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
     const { config } = new DynamoDBClient({ region: 'eu-central-1', credentials });
     export const handler = () => config.endpointProvider({ Region: 'eu-central-1' });`,
  );
  expect(await handler()).toMatchObject({ url: new URL('https://dynamodb.eu-central-1.amazonaws.com') });
  expect(text).not.toContain('AWS_ENABLE_ENDPOINT_DISCOVERY');
});

test('every page is the same without what Preact does in a browser', async () => {
  const { handler, text } = await bundled(
    'pages',
    `import { everyPage } from '#test/unit/views/every-page.ts';
     export const handler = () => everyPage.map(([name, { body }]) => [name, body]);`,
  );
  expect(handler()).toEqual(everyPage.map(([name, { body }]) => [name, body]));
  expect(text).not.toContain('createElementNS');
});

test('regions are left out, and what tells their partition stays', () => {
  const known =
    '{ "regions": { "eu-central-1": {\n  "description": "Europe (Frankfurt)"\n}, "us-east-1": {} }, "id": "aws" }';
  expect(JSON.parse(withoutRegions(known))).toEqual({ regions: {}, id: 'aws' });
});

test.each(['us-east-1', 'cn-north-1', 'us-gov-west-1', 'eusc-de-east-1'])(
  'the address of %s is the same',
  async (region) => {
    const asked = `
    import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
    const { config } = new DynamoDBClient({ region: '${region}', credentials });
    export const handler = () => config.endpointProvider({ Region: '${region}' });`;
    const { handler } = await bundled(`region-${region}`, asked);
    expect(handler()).toMatchObject({
      url: new URL(`https://dynamodb.${region}.${SUFFIXES[region] ?? 'amazonaws.com'}`),
    });
  },
);

const SUFFIXES: Readonly<Record<string, string>> = {
  'cn-north-1': 'amazonaws.com.cn',
  'eusc-de-east-1': 'amazonaws.eu',
};
