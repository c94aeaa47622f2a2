import type { AttemptRecord, AttemptRecords } from '#domain/ports/attempt-records.ts';
import type {
  Bookmarks,
  ContractVersions,
  Links,
  Postings,
  Receipts,
  Texts,
  TimerMarks,
} from '#domain/ports/side-items.ts';
import type { World } from './world.ts';

/** The side items that are only put and got. */

export function memoryLinks({ links }: World): Links {
  return {
    put: async (hash, link) => void links.set(hash, link),
    get: async (hash) => links.get(hash),
  };
}

export function memoryReceipts({ receipts }: World): Receipts {
  return {
    put: async (receipt) => void receipts.set(receipt.receiptId, receipt),
    get: async (receiptId) => receipts.get(receiptId),
  };
}

export function memoryPostings({ postings }: World): Postings {
  const keyOf = (handoffId: string, epoch: number, message = 'offer'): string =>
    `${handoffId} ${epoch} ${message}`;
  return {
    put: async (handoffId, epoch, posting, message) =>
      void postings.set(keyOf(handoffId, epoch, message), posting),
    get: async (handoffId, epoch, message) => postings.get(keyOf(handoffId, epoch, message)),
  };
}

export function memoryTexts({ texts }: World): Texts {
  return {
    put: async (id, text) => void texts.set(id, text),
    putOnce: async (id, text) => {
      const stands = texts.get(id) ?? text;
      texts.set(id, stands);
      return stands;
    },
    get: async (id) => texts.get(id),
    getMany: async (ids) =>
      new Map(
        ids.flatMap((id) => {
          const text = texts.get(id);
          return text === undefined ? [] : [[id, text] as const];
        }),
      ),
    remove: async (id) => void texts.delete(id),
  };
}

export function memoryTimerMarks({ timerMarks }: World): TimerMarks {
  const keyOf = (subjectId: string, purpose: string): string => JSON.stringify([subjectId, purpose]);
  return {
    put: async (subjectId, purpose, name) => void timerMarks.set(keyOf(subjectId, purpose), name),
    get: async (subjectId, purpose) => timerMarks.get(keyOf(subjectId, purpose)),
  };
}

export function memoryBookmarks({ bookmarks }: World): Bookmarks {
  return {
    put: async (walk, place) => void bookmarks.set(walk, place),
    get: async (walk) => bookmarks.get(walk),
  };
}

export function memoryContractVersions({ contractVersions }: World): ContractVersions {
  return {
    get: async (digest) => contractVersions.get(digest)?.text,
    names: async () => [...new Set([...contractVersions.values()].map(({ contract }) => contract))],
  };
}

export function memoryAttemptRecords({ attemptRecords }: World): AttemptRecords {
  const of = (handoffId: string) => attemptRecords.get(handoffId) ?? [];
  return {
    put: async (handoffId, record) => void attemptRecords.set(handoffId, [...of(handoffId), record]),
    latest: async (handoffId, limit) =>
      of(handoffId)
        .toSorted((one, other) => placeOf(other).localeCompare(placeOf(one)))
        .slice(0, limit),
  };
}

function placeOf({ at, recordId }: AttemptRecord): string {
  return `${at}#${recordId}`;
}
