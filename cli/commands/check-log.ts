import { setTimeout as pause } from 'node:timers/promises';
import type { OperatorApi } from '#adapters/operator-api/client.ts';
import { checkLog } from '../check-log.ts';
import type { Finding, LogCheck } from '../check-log.ts';
import { EXIT } from '../exit-code.ts';
import type { Outcome } from '../outcome.ts';
import type { Style } from '../output/style.ts';
import { table } from '../output/table.ts';

/** A commit between the reading of the log and of the row looks like a wrong row: it is looked at again, for 2 s in all. */
const LOOKS = 3;
const PAUSE_MS = 1000;

/** Recomputes the chain of hashes of a log, and compares the stored state with what the log tells. */
export async function checkLogOf(api: OperatorApi, id: string): Promise<Outcome> {
  let check = checkLog(id, await api.log(id));
  for (let look = 1; look < LOOKS && check.chain.holds && !check.projection.holds; look += 1) {
    await pause(PAUSE_MS);
    check = checkLog(id, await api.log(id));
  }
  const final = check;
  const ok = final.chain.holds && final.projection.holds;
  return {
    data: { ok, ...final },
    text: (style) => textOf(final, style),
    exitCode: ok ? EXIT.ok : EXIT.failed,
  };
}

function textOf({ chain, projection }: LogCheck, style: Style): string {
  const line = (name: string, { holds, found }: Finding) => [
    name,
    holds ? { text: 'ok', paint: style.good } : { text: 'wrong', paint: style.bad },
    found,
  ];
  return table([line('chain', chain), line('projection', projection)]);
}
