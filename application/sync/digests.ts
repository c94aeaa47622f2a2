import { createHmac } from 'node:crypto';
import type { Ports } from '../ports.ts';

const DIGEST_LENGTH = 16;

/**
 * The key under which a handoff's values are digested: without it (it is erasable) nobody can try out which person a
 * digest stands for.
 */
export async function digestKey(ports: Pick<Ports, 'texts' | 'newId'>, handoffId: string): Promise<string> {
  const id = `key#${handoffId}`;
  return (await ports.texts.get(id)) ?? (await ports.texts.putOnce(id, `${ports.newId()}${ports.newId()}`));
}

/** 96 bits are plenty to tell the few values of one property of one record apart. */
export function digestValue(key: string, value: string): string {
  return createHmac('sha256', key).update(value).digest('base64url').slice(0, DIGEST_LENGTH);
}
