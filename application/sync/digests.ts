import { createHmac } from 'node:crypto';
import { digestKeyId } from '#domain/text-ids.ts';
import type { Ports } from '../ports.ts';

const DIGEST_LENGTH = 16;

/**
 * The key under which a handoff's values are digested: without it (it is erasable) nobody can try out which person a
 * digest stands for.
 */
export async function digestKey(ports: Pick<Ports, 'texts' | 'newId'>, handoffId: string): Promise<string> {
  const known = await knownDigestKey(ports, handoffId);
  return known ?? ports.texts.putOnce(digestKeyId(handoffId), `${ports.newId()}${ports.newId()}`);
}

/** The same key if there is one; undefined if nothing was digested yet, or it was erased. */
export function knownDigestKey(
  { texts }: Pick<Ports, 'texts'>,
  handoffId: string,
): Promise<string | undefined> {
  return texts.get(digestKeyId(handoffId));
}

/** 96 bits are plenty to tell the few values of one property of one record apart. */
export function digestValue(key: string, value: string): string {
  return createHmac('sha256', key).update(value).digest('base64url').slice(0, DIGEST_LENGTH);
}
