import * as z from 'zod';
import type { SandboxRequest } from './exchange.ts';
import { parseJson } from './parse-json.ts';

const valuesSchema = z.record(z.string(), z.unknown());

/** What a write names, in the order in which it does; nothing for a request that writes nothing. `under`: where its values stand. */
export function writtenNames({ bodyText }: SandboxRequest, under: string): readonly string[] {
  const body = valuesSchema.safeParse(parseJson(bodyText)).data ?? {};
  return Object.keys(valuesSchema.safeParse(body[under]).data ?? {});
}
