/** The folder table of docs/architecture.md, as rules: who may import whom. */

const OURS = '^(adapters|application|bench|bin|cli|domain|lambdas|lib|local|soak|test|views)/';
const DOMAIN_LIBRARIES = '(^|/)node_modules/(zod|temporal-polyfill)/|^(node:)?crypto$';

/** Inside our own tree, `folder` may import itself and `allowed`, nothing else. */
const folderMayImport = (folder, allowed) => ({
  name: `${folder}-imports`,
  comment: `${folder}/ may import only ${[folder, ...allowed].join(', ')} of our own folders.`,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: { path: OURS, pathNot: `^(${[folder, ...allowed].join('|')})/` },
});

module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment:
        'domain/ knows zod, time zones by temporal-polyfill and the hash functions of node:crypto; nothing else.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { pathNot: `^domain/|${DOMAIN_LIBRARIES}` },
    },
    {
      name: 'application-over-ports',
      comment: 'application/ works over the ports of domain/ and never sees an SDK.',
      severity: 'error',
      from: { path: '^application/' },
      to: { pathNot: `^(application|domain)/|${DOMAIN_LIBRARIES}` },
    },
    {
      name: 'views-are-text',
      comment: 'views/ turn data into text with preact; they hash the stylesheet for the policy header.',
      severity: 'error',
      from: { path: '^views/' },
      to: {
        pathNot: `^(views|domain)/|(^|/)node_modules/(preact|preact-render-to-string)/|${DOMAIN_LIBRARIES}`,
      },
    },
    folderMayImport('adapters', ['domain']),
    folderMayImport('lambdas', ['domain', 'application', 'adapters', 'views']),
    folderMayImport('cli', ['domain', 'adapters']),
    folderMayImport('local', ['domain', 'adapters']),
    folderMayImport('bin', ['lib', 'cli']),
    folderMayImport('lib', ['domain', 'lambdas']),
    {
      name: 'lib-reads-lambda-env-types-only',
      comment: 'A construct may know the type of the environment that its Lambda parses, and no code of it.',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^lambdas/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'lib-env-only',
      comment: 'Of a Lambda, lib/ may see the env module only.',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^lambdas/', pathNot: '^lambdas/[^/]+/env[.]ts$' },
    },
    {
      name: 'lambdas-stand-alone',
      comment:
        'A Lambda never imports another one; what several need is in _runtime/, _presenting/, _operating/ or application/.',
      severity: 'error',
      from: { path: '^lambdas/([^/]+)/' },
      to: { path: '^lambdas/', pathNot: '^lambdas/(_runtime|_presenting|_operating|$1)/' },
    },
    {
      name: 'runtime-knows-no-lambda',
      comment: '_runtime/ is below every Lambda.',
      severity: 'error',
      from: { path: '^lambdas/_runtime/' },
      to: { path: '^lambdas/', pathNot: '^lambdas/_runtime/' },
    },
    {
      name: 'no-cycles',
      comment: 'Modules whose code needs each other are one concept, or miss a third; types may point back.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-to-test',
      comment: 'Nothing that ships knows the tests, the benchmarks or the soak.',
      severity: 'error',
      from: { pathNot: '^(test|bench|soak)/' },
      to: { path: '^(test|bench|soak)/' },
    },
    {
      name: 'not-to-unresolvable',
      comment: 'An import that cannot be found on disk fails at the latest in production.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^compiled-contracts$' },
    },
    {
      name: 'not-to-dev-dependency',
      comment: 'What is deployed or operated may not need a development dependency at run time.',
      severity: 'error',
      from: { path: '^(adapters|application|cli|domain|lambdas|views)/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^([.]local|cdk[.]out)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
