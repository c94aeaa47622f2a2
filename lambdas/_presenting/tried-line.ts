import type { IncidentPackage } from '#domain/operator/incidents.ts';
import type { Exchange } from '#domain/ports/attempt-records.ts';
import { whatItSaid } from '#domain/story/what-it-said.ts';
import { spoken, systemName } from '#domain/story/words.ts';

/** One request to a system as a line of what was tried: what became of it, which its status alone may not say. */
export function triedLine(exchange: Exchange): IncidentPackage['tried'][number] {
  const { at, system, purpose, isForToken } = exchange;
  const asked = isForToken === true ? 'access token' : spoken(purpose);
  return { at, what: `${systemName(system)}, ${asked}: ${whatItSaid(exchange)}` };
}
