import { arrivalId } from '#domain/operator/standing.ts';
import { addSeconds } from '#domain/time.ts';
import type { Ports } from './ports.ts';

/** Nobody needs to know more exactly when a source sent something last. */
const NOTED_EVERY_SECONDS = 5 * 60;

/** Keeps when each source sent a delivery last. One worker writes it every five minutes at most, whatever comes in. */
export function notingArrivals({
  texts,
  now,
}: Pick<Ports, 'texts' | 'now'>): (source: string) => Promise<void> {
  const notedAt = new Map<string, string>();
  return async (source) => {
    const at = now();
    const last = notedAt.get(source);
    if (last !== undefined && at < addSeconds(last, NOTED_EVERY_SECONDS)) return;
    await texts.put(arrivalId(source), at);
    notedAt.set(source, at);
  };
}
