import { expect, test } from 'vitest';
import { awaitsStart, inStorm, ledgerRefuses, takenBack } from '#test/model-support/given.ts';
import { accepted, asked, declined } from '#test/model-support/preludes.ts';
import { runExplorer } from '#test/model-support/run-explorer.ts';
import type { Report } from '#test/model-support/run-explorer.ts';

/** All of it was looked at, and no rule was broken anywhere. */
function expectSound({ broken, isWhole }: Report): void {
  expect(broken).toBeUndefined();
  expect(isWhole).toBe(true);
}

test.concurrent(
  'whatever goes wrong once, every rule holds in every state, and each comes to its end without the stream',
  async () => {
    expectSound(await runExplorer({ faults: 1, progress: true }));
  },
);

test.concurrent('of all that people can do, any two things, one after the other or at once', async () => {
  expectSound(
    await runExplorer({
      acts: 2,
      allowed: ['accept', 'decline', 'return', 'hand-on', 'snooze', 'reassign', 'cancel', 'retry', 'release'],
    }),
  );
});

test.concurrent(
  'while a system is written, whatever goes wrong once and whatever one person does meanwhile',
  async () => {
    expectSound(
      await runExplorer({ faults: 1, prelude: accepted, allowed: ['cancel', 'change', 'retry', 'reassign'] }),
    );
  },
);

test.concurrent('after a no, whatever goes wrong once while somebody decides', async () => {
  expectSound(await runExplorer({ faults: 1, prelude: declined, allowed: ['retry', 'reassign', 'cancel'] }));
});

test.concurrent('two systems that are written at once', async () => {
  expectSound(
    await runExplorer({ acts: 1, targets: ['hubspot', 'ledger'], prelude: accepted, allowed: ['cancel'] }),
  );
});

test.concurrent(
  'a start that is missed or said, from one step to the next until the next is asked',
  async () => {
    expectSound(
      await runExplorer({
        ...{ acts: 2, prelude: accepted, under: awaitsStart },
        ...{ allowed: ['start', 'accept', 'decline'] },
      }),
    );
  },
);

test.concurrent('another owner in the record, whatever goes wrong once until it is put back', async () => {
  expectSound(
    await runExplorer({
      ...{ faults: 1, prelude: accepted, under: { whenOwnerChanges: 'restore' } },
      allowed: ['take-over'],
    }),
  );
});

test.concurrent('a replay of what somebody has changed since, whatever goes wrong once', async () => {
  expectSound(await runExplorer({ faults: 1, acts: 2, prelude: accepted, allowed: ['change', 'replay'] }));
});

test.concurrent('another status of the record, whatever goes wrong once until it is set back', async () => {
  expectSound(
    await runExplorer({
      ...{ faults: 1, prelude: asked, under: { whenRecordMoves: 'set-back' } },
      allowed: ['move-on'],
    }),
  );
});

test.concurrent('too much at once, whatever goes wrong once while somebody lets it go on', async () => {
  expectSound(await runExplorer({ faults: 1, prelude: asked, under: inStorm, allowed: ['release'] }));
});

test.concurrent(
  'one of two systems refuses, and whatever goes wrong once while the other is given back',
  async () => {
    expectSound(
      await runExplorer({ ...ledgerRefuses, ...{ faults: 1, acts: 0, prelude: accepted, under: takenBack } }),
    );
  },
);

test.concurrent(
  'one of two systems refuses, and of all that people can do about it any one thing',
  async () => {
    expectSound(
      await runExplorer({
        ...{ ...ledgerRefuses, prelude: accepted },
        allowed: ['roll-back', 'skip', 'retry', 'cancel', 'change'],
      }),
    );
  },
);
