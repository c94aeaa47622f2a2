import type * as z from 'zod';
import type { SandboxReply, SandboxRequest } from '../../http/exchange.ts';
import { parseJson } from '../../http/parse-json.ts';
import { objectTypeOf } from '../portal/object-type.ts';
import type { CrmRecord } from '../portal/record.ts';
import type { Sandbox } from '../sandbox.ts';
import { ControlError } from './control-error.ts';

/** One request to the sandbox itself, outside the API that it plays. */
export interface ControlCall {
  readonly sandbox: Sandbox;
  readonly request: SandboxRequest;
  readonly params: Readonly<Record<string, string>>;
}

/** One address of the controls. */
export interface ControlRoute {
  readonly method: string;
  readonly pattern: string;
  readonly handle: (call: ControlCall) => SandboxReply | Promise<SandboxReply>;
}

/** The body as `schema` has it. Throws a `ControlError`. */
export function controlBody<T>({ request }: ControlCall, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parseJson(request.bodyText));
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  throw new ControlError(400, issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}

/** The record that the path names. Throws a `ControlError`. */
export function recordIn({ sandbox, params }: ControlCall): CrmRecord {
  return recordNamed(sandbox, params.type ?? '', params.id ?? '');
}

/** The record of that name. Throws a `ControlError`. */
export function recordNamed({ portal }: Sandbox, typeName: string, id: string): CrmRecord {
  const type = objectTypeOf(typeName);
  const record = type === undefined ? undefined : portal.records.find(type, id);
  if (record === undefined) throw new ControlError(404, `there is no record ${typeName}/${id}`);
  return record;
}
