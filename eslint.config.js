import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const zodByName = {
  selector:
    'ImportDeclaration[source.value="zod"][importKind!="type"] > :matches(ImportSpecifier[importKind!="type"], ImportDefaultSpecifier)',
  message: "Write `import * as z from 'zod'`: a named import bundles five times as much.",
};

const randomness = {
  name: 'node:crypto',
  importNames: [
    'randomUUID',
    'randomBytes',
    'randomInt',
    'randomFill',
    'randomFillSync',
    'webcrypto',
    'getRandomValues',
  ],
  message: 'Ids and randomness come into the core as values.',
};

const timeIsAValue = 'Time comes into the core as a value.';

const pureSyntax = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: timeIsAValue },
  { selector: 'CallExpression[callee.name="Date"]', message: timeIsAValue },
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: timeIsAValue },
  { selector: 'MemberExpression[object.name="Temporal"][property.name="Now"]', message: timeIsAValue },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Randomness comes into the core as a value.',
  },
];

const outsideWorld = [
  'process',
  'console',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'crypto',
].map((name) => ({ name, message: 'The core and the views know nothing of the world around them.' }));

export default defineConfig(
  globalIgnores(['node_modules/', '.local/', 'cdk.out/', 'docs/', 'coverage/', 'test/vectors/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': ['error', zodByName],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // There are no enums, and no class stands in for another; these two took a quarter of the time of all rules.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
    },
  },
  {
    files: ['domain/**', 'application/**', 'views/**'],
    rules: {
      'no-restricted-imports': ['error', { paths: [randomness] }],
      'no-restricted-globals': ['error', ...outsideWorld],
      'no-restricted-syntax': ['error', zodByName, ...pureSyntax],
    },
  },
  { files: ['adapters/**', 'lambdas/**'], rules: { 'no-console': 'error' } },
  { files: ['adapters/memory/**'], rules: { '@typescript-eslint/require-await': 'off' } },
  {
    files: ['test/**', 'bench/**', 'soak/**'],
    rules: {
      '@typescript-eslint/consistent-type-assertions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    rules: { eqeqeq: 'error', 'no-var': 'off' },
  },
);
