import { describe, expect, it } from 'vitest';
import { compileContracts } from '#cli/contracts/compile.ts';
import { changedFolder } from './changed-folder.ts';

const NAME = 'kickoff.yaml';
const { folder, change, errors } = changedFolder(NAME);
const ROUTING = 'routing:\n  strategy: named-person\n  person: priya-nair\n';
const routing = (...rules: readonly string[]) => {
  change(
    NAME,
    ROUTING,
    `routing:\n  strategy: rules\n  rules:\n${rules.map((rule) => `    - ${rule}\n`).join('')}`,
  );
};
const MAYA = 'ask: { strategy: named-person, person: maya-chen }';
const JONAS = 'ask: { strategy: named-person, person: jonas-weber }';

describe('rules of a contract', () => {
  it('are compiled, one value into a list of one', async () => {
    routing(`{ when: { property: dealtype, equals: new }, priority: 2, ${MAYA} }`, `{ ${JONAS} }`);
    change(NAME, 'fallback:', 'ambiguity:\n  desk:\n    pool: account-executives\n\nfallback:');
    const result = await compileContracts(folder());
    const [version] = result.kind === 'compiled' ? result.bundle.contracts : [];
    expect(version?.contract).toMatchObject({
      routing: {
        strategy: 'rules',
        rules: [
          { when: { property: 'dealtype', oneOf: ['new'] }, priority: 2, ask: { person: 'maya-chen' } },
          { priority: 0, ask: { strategy: 'named-person', person: 'jonas-weber' } },
        ],
      },
      ambiguity: { desk: { pool: 'account-executives' } },
    });
  });

  it.each<[string, readonly string[], string]>([
    [
      'that name somebody unknown',
      ['{ ask: { strategy: named-person, person: maya-chan } }'],
      'routing.rules.0.ask.person: expected a person of directory.yaml, found "maya-chan" (did you mean maya-chen?)',
    ],
    [
      'with a condition that says nothing',
      [`{ when: { property: dealtype }, ${MAYA} }`],
      'routing.rules.0.when: expected either `equals:` a value or `oneOf:` several',
    ],
    [
      'with an unknown way to ask',
      ['{ ask: { strategy: round-robbin, pool: account-executives } }'],
      'expected one of named-person, record-owner, property, round-robin, least-loaded, found "round-robbin" (did you mean round-robin?)',
    ],
    [
      'that contradict each other on every record',
      [`{ ${MAYA} }`, `{ ${JONAS} }`],
      'routing.rules.1: expected another priority than the rule for maya-chen, or a condition, found 0',
    ],
  ])('%s are an error', async (_, rules, expected) => {
    routing(...rules);
    const [error, ...others] = await errors();
    expect(error).toContain(expected);
    expect(others).toEqual([]);
  });
});

describe('the desk for what is ambiguous', () => {
  it('is somebody of the directory', async () => {
    routing(`{ ${MAYA} }`);
    change(NAME, 'fallback:', 'ambiguity:\n  desk:\n    person: lena\n\nfallback:');
    const [error] = await errors();
    expect(error).toContain('ambiguity.desk.person: expected a person of directory.yaml, found "lena"');
  });

  it('is not needed where there are no rules', async () => {
    change(NAME, 'fallback:', 'ambiguity:\n  desk:\n    person: lena-fischer\n\nfallback:');
    const [error] = await errors();
    expect(error).toContain('ambiguity: expected no desk, since one strategy is never ambiguous');
  });
});
