import { operatorApi } from '#adapters/operator-api/client.ts';
import { CannotSignError } from '#adapters/operator-api/errors.ts';
import type { Check } from '#domain/operator/checks.ts';
import { EXIT } from '../exit-code.ts';
import type { ExitCode } from '../exit-code.ts';
import { failureOf } from '../failure.ts';
import type { Outcome } from '../outcome.ts';
import type { Style } from '../output/style.ts';
import { table } from '../output/table.ts';
import { findPlace } from '../place.ts';
import type { Place, PlaceOptions } from '../place.ts';

interface Examined {
  readonly checks: readonly Check[];
  readonly exitCode: ExitCode;
}

/** Looks at each prerequisite, from this machine outwards; what cannot be reached ends the list with the next step. */
export async function doctor(options: PlaceOptions, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const { checks, exitCode } = await examine(options, env);
  return { data: { ok: exitCode === EXIT.ok, checks }, text: (style) => textOf(checks, style), exitCode };
}

async function examine(options: PlaceOptions, env: NodeJS.ProcessEnv): Promise<Examined> {
  const node: Check = { name: 'node', ok: true, found: `version ${process.versions.node}, on this machine` };
  try {
    const place = await findPlace(options, env);
    const address: Check = { name: 'address', ok: true, found: `${place.url} (${place.because})` };
    const rest = await examineApi(place);
    return { ...rest, checks: [node, address, ...rest.checks] };
  } catch (error) {
    return withFailure([node], 'address', error);
  }
}

async function examineApi(place: Place): Promise<Examined> {
  try {
    const { checks } = await operatorApi(place).doctor();
    const reached: readonly Check[] = [
      { name: 'aws credentials', ok: true, found: `accepted, region ${await place.signing.region()}` },
      { name: 'operator API', ok: true, found: 'answers' },
    ];
    return {
      checks: [...reached, ...checks],
      exitCode: checks.every(({ ok }) => ok) ? EXIT.ok : EXIT.failed,
    };
  } catch (error) {
    const name = error instanceof CannotSignError ? 'aws credentials' : 'operator API';
    return withFailure([], name, error);
  }
}

function withFailure(checks: readonly Check[], name: string, error: unknown): Examined {
  const failure = failureOf(error);
  if (failure === undefined) throw error;
  const { sentence: found, next, exitCode } = failure;
  return {
    checks: [...checks, { name, ok: false, found, ...(next === undefined ? {} : { next }) }],
    exitCode,
  };
}

function textOf(checks: readonly Check[], style: Style): string {
  const rows = checks.map(({ name, ok, found, next }) => [
    stateOf(ok, next, style),
    name,
    next === undefined ? found : `${found} → ${next}`,
  ]);
  return table(rows);
}

/** In order with something to do: it will not stay so. */
function stateOf(ok: boolean, next: string | undefined, style: Style) {
  if (!ok) return { text: 'next', paint: style.bad };
  return next === undefined ? { text: 'ok', paint: style.good } : { text: 'soon', paint: style.warn };
}
