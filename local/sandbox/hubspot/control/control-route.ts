import type { SandboxReply, SandboxRequest } from '../../http/exchange.ts';
import { objectTypeOf } from '../portal/object-type.ts';
import type { CrmRecord } from '../portal/record.ts';
import type { Sandbox } from '../sandbox.ts';
import { ControlError } from '../../http/control-error.ts';

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
