import { readFile } from 'node:fs/promises';

import type { OnLoadResult, Plugin } from 'esbuild';
import * as z from 'zod';

/** Stands in for a module that no Lambda reaches; whoever reaches it all the same reads why it is missing. */
const absent = (what: string, names: readonly string[]): string =>
  [
    `const absent = () => { throw new Error(${JSON.stringify(`${what} left out of the bundles of the Lambdas`)}); };`,
    `export { ${names.map((name) => `absent as ${name}`).join(', ')} };`,
  ].join('\n');

/**
 * Modules of packages that are replaced. Each stands where the package would load it, so that nothing of ours knows.
 * - Credentials: a Lambda has them in its environment, always. The default chain also carries SSO, STS, web identity,
 *   processes, profiles and instance metadata: a fifth of a bundle.
 * - Event streams: the SDK loads them for operations that stream events; none of those is used here.
 * - What Preact does in a browser: pages and mails are made into text, and nothing is ever drawn again.
 * - DynamoDB's endpoint discovery, which is off unless somebody turns it on by a variable: here nobody can.
 */
const REPLACED: Readonly<Record<string, string>> = {
  '@aws-sdk/credential-provider-node': `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`,
  preact: `
    export const options = {};
    export const Fragment = (props) => props.children;
    const MADE_BY_US = Symbol.for('pv');
    export const isValidElement = (node) => node != null && node.constructor === MADE_BY_US;
    export const h = (type, props) =>
      ({ type, props: { ...props }, __k: null, __: null, __b: 0, __e: null, __c: null, constructor: MADE_BY_US, __u: 0 });`,
  '@smithy/core/event-streams': absent('Event streams are', ['EventStreamSerde', 'eventStreamSerdeProvider']),
  '@aws-sdk/middleware-endpoint-discovery': `
    const nothing = () => undefined;
    export const resolveEndpointDiscoveryConfig = (config) => config;
    export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS =
      { environmentVariableSelector: nothing, configFileSelector: nothing, default: undefined };`,
};

/**
 * Single modules of the SDK that no Lambda reaches, by the end of their path, with what they export.
 * - SHA-256 in JavaScript, for places without `node:crypto`.
 * - The region by a machine's metadata: a Lambda has it in its environment.
 * - The retry mode "adaptive", which is off unless somebody turns it on by a variable.
 * - The question that endpoint discovery would ask.
 */
const UNREACHED: readonly (readonly [end: RegExp, what: string, name: string])[] = [
  [
    /@smithy\/core\/dist-es\/submodules\/checksum\/sha256\/Sha256Js\.js$/,
    'SHA-256 in JavaScript is',
    'Sha256Js',
  ],
  [
    /@smithy\/core\/dist-es\/submodules\/config\/config-resolver\/regionConfig\/getInstanceMetadataRegion\.js$/,
    'The region by instance metadata is',
    'getInstanceMetadataRegion',
  ],
  [
    /@smithy\/core\/dist-es\/submodules\/retry\/util-retry\/AdaptiveRetryStrategy\.js$/,
    'The retry mode "adaptive" is',
    'AdaptiveRetryStrategy',
  ],
  [
    /@aws-sdk\/client-dynamodb\/dist-es\/commands\/DescribeEndpointsCommand\.js$/,
    "DynamoDB's endpoint discovery is",
    'DescribeEndpointsCommand',
  ],
];

/** Every signer makes one, to sign the headers of messages in event streams: it stands there, and formats none. */
const FORMATTER_OF_STREAMS = /@smithy\/signature-v4\/dist-es\/HeaderFormatter\.js$/;
const NO_FORMATTER = `export class HeaderFormatter {
  format() { throw new Error('Event streams are left out of the bundles of the Lambdas'); }
}`;

const NAMESPACE = 'lean-bundles';

/**
 * The keys of an SDK client's schemas are constants (`[_h]`), which esbuild must take for expressions with side
 * effects: it keeps the schema of every operation. Written out, those that nobody uses fall away.
 */
export const writeOutKeys = (schemas: string): string => {
  const constants = new Map(
    [...schemas.matchAll(/^const (_\w+) = ("[^"\\]*");$/gm)].map(([, name = '', text = '']) => [name, text]),
  );
  return schemas.replaceAll(/\[(_\w+)\]:/g, (key, name: string) => {
    const text = constants.get(name);
    return text === undefined ? key : `${text}:`;
  });
};

/**
 * Errors of DynamoDB's operations on backups, global tables, imports, exports and tables themselves, of what it is never
 * asked for here, and those of SQS that nobody tells apart by their class. The SDK registers the errors of all operations; one that is not registered still
 * comes with its name, its message and whose fault it is.
 */
const FOREIGN_ERRORS =
  /^n0_registry\.registerError\((?:Backup|ContinuousBackups|IdempotentParameter|InvalidEndpoint|ItemCollection|ResourceInUse|DuplicateItem|Export|GlobalTable|Import|IndexNotFound|InvalidExport|InvalidRestore|PointInTime|PolicyNotFound|Replica[AN]|Table|Batch(?:Entry|Request)|EmptyBatch|Invalid(?:Address|Attribute|Batch|IdFormat|Message|Security)|Kms|MessageNotInflight|OverLimit|PurgeQueue|Queue(?:Deleted|Name)|ReceiptHandle|TooManyEntries|UnsupportedOperation)\w*\$, \w+\);$/gm;

export const withoutForeignErrors = (schemas: string): string => schemas.replaceAll(FOREIGN_ERRORS, '');

const leanSchemas = async ({ path }: { path: string }): Promise<OnLoadResult> => ({
  contents: withoutForeignErrors(writeOutKeys(await readFile(path, 'utf8'))),
});

/**
 * Every zod schema can describe itself as JSON Schema, which takes a tenth of zod. Only the contract compiler asks for
 * that, and it is no Lambda. A schema makes its describing methods before anybody calls them, so those two are made.
 */
const withoutJsonSchema = async ({ path }: { path: string }): Promise<OnLoadResult> => {
  const source = await readFile(path, 'utf8');
  const names = [...source.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name = '']) => name);
  const isFactory = (name: string): boolean => /^create\w+Method$/.test(name);
  return {
    contents: [
      absent("zod's JSON Schema is", [...names.filter((name) => !isFactory(name)), 'process']),
      ...names.filter(isFactory).map((name) => `export const ${name} = () => absent;`),
    ].join('\n'),
  };
};

/**
 * The SDK knows each region by name, and asks no more of it than its partition. That follows from the pattern which each
 * partition has for its regions; what matches none is in the first, as before.
 */
export const withoutRegions = (partitions: string): string =>
  partitions.replaceAll(/"regions":\s*\{(?:[^{}]|\{[^{}]*\})*\}/g, '"regions": {}');

const leanPartitions = async ({ path }: { path: string }): Promise<OnLoadResult> => ({
  contents: withoutRegions(await readFile(path, 'utf8')),
});

const packageSchema = z.object({ version: z.string() });

/** An SDK client reads its own version from its package.json, and nothing else of it. */
const versionOnly = async ({ path }: { path: string }): Promise<OnLoadResult> => {
  const { version } = packageSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  return { contents: JSON.stringify({ version }), loader: 'json' };
};

/** Leaves out of a bundle what the packages in it carry for other places than a Lambda. */
export const leanBundles = (root: string): Plugin => ({
  name: NAMESPACE,
  setup(build) {
    build.onResolve({ filter: /^(@(aws-sdk|smithy)\/|preact$)/ }, ({ path }) =>
      path in REPLACED ? { path, namespace: NAMESPACE } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
      contents: REPLACED[path] ?? '',
      resolveDir: root,
    }));
    build.onLoad({ filter: /@aws-sdk\/client-[^/]+\/dist-es\/schemas\/schemas_0\.js$/ }, leanSchemas);
    build.onLoad({ filter: /util-endpoints\/lib\/aws\/partitions\.js$/ }, leanPartitions);
    build.onLoad(
      { filter: /zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/ },
      withoutJsonSchema,
    );
    build.onLoad({ filter: /@aws-sdk\/client-[^/]+\/package\.json$/ }, versionOnly);
    build.onLoad({ filter: FORMATTER_OF_STREAMS }, () => ({ contents: NO_FORMATTER }));
    for (const [filter, what, name] of UNREACHED)
      build.onLoad({ filter }, () => ({ contents: absent(what, [name]) }));
  },
});
