import { globSync } from 'node:fs';

const FOLDERS =
  'admission,backlog,blocked,calendar,contract,contract-log,handoff,health,incident,log,mapping,metrics,monday,operate,projection,routing,situation,standing,story';

/** The tests that mutants of `domain/` have to pass, by file. */
export const mutantTests = (): readonly string[] => globSync(`test/unit/{${FOLDERS}}/**/*.test.ts`);
