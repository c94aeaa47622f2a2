import { BY_ID } from '#domain/contract/http-system.ts';
import type { HttpSystem } from '#domain/contract/http-system.ts';
import { reasonOf } from '#domain/ports/connector.ts';
import type { VendorAnswer } from '#domain/ports/connector.ts';
import type { Trial } from '#domain/ports/operations.ts';
import { watching } from '../http/tell-exchange.ts';
import { createHttpTargetConnector } from './http-target-connector.ts';
import type { HttpTargetSettings } from './http-target-connector.ts';

/** Where nothing is: a system that looks for it there has let whoever asks in. */
const NOTHING = { objectType: BY_ID, objectId: 'baton-tries-its-secret' };

/** Whether a system takes a secret, by its own read, of a thing that is not there. */
export async function tryHttpSecret(system: HttpSystem, settings: HttpTargetSettings): Promise<Trial> {
  let status: number | undefined;
  const answer = await watching(
    (exchange) => {
      if (exchange.answer.kind === 'answered') ({ status } = exchange.answer);
    },
    () => createHttpTargetConnector(system, settings).read(NOTHING, []),
  );
  return trialOf(answer, status);
}

function trialOf(answer: VendorAnswer<unknown>, status: number | undefined): Trial {
  switch (answer.kind) {
    case 'ok':
    case 'not-found':
      return { kind: 'accepted' };
    case 'unauthorised':
      return { kind: 'refused', because: status === undefined ? 'no header can carry it' : wordFor(status) };
    case 'refused':
    case 'deferred':
    case 'unknown':
      if (answer.kind === 'refused' && status === FORBIDDEN)
        return { kind: 'refused', because: wordFor(status) };
      return { kind: 'unanswered', because: status === undefined ? reasonOf(answer) : wordFor(status) };
  }
}

const FORBIDDEN = 403;
const wordFor = (status: number): string => `HTTP ${String(status)}`;
