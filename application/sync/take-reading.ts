import { createHmac } from 'node:crypto';
import type { Reading } from '#domain/handoff/reading.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import type { Connector, VendorRecord } from '#domain/ports/connector.ts';
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

export interface Look {
  readonly state: Handoff;
  readonly target: string;
  readonly wanted: Readonly<Record<string, string>>;
  readonly shown: VendorRecord;
  readonly key: string;
  readonly lastWriteAnswered: boolean;
}

/** Compares what a system shows with what is wanted, bound to the state of the log under which it was read. */
export function readingOf(connector: Connector, look: Look): Reading {
  const { state, wanted, shown, key } = look;
  const target = state.targets[look.target];
  const properties = Object.entries(wanted).map(([property, value]) => {
    const present = shown.properties[property];
    const found = present?.value ?? '';
    const matches =
      found === value ? 'exactly' : connector.isSame(property, value, found) ? 'normalised' : 'no';
    return [
      property,
      { digest: digestValue(key, found), matches, writtenByUs: present?.writtenByUs ?? false },
    ] as const;
  });
  return {
    properties: Object.fromEntries(properties),
    wanted: Object.fromEntries(
      Object.entries(wanted).map(([property, value]) => [property, digestValue(key, value)]),
    ),
    seen: { epoch: state.epoch, attempt: target?.attempt ?? 0, open: target?.plan !== undefined },
    lastWriteAnswered: look.lastWriteAnswered,
  };
}
