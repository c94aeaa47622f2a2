import type { IncidentPackage } from '#domain/operator/incidents.ts';
import type { ShownField } from './offer.ts';
import type { Reader } from './reader.ts';
import type { TendingTexts } from './texts/texts-for.ts';
import { shortTime, withTimes } from './when.ts';

/** What is known for deciding about an incident, besides what happened. */
export function packageFields(
  { tried, sample, log, idempotencyKey }: IncidentPackage,
  { tending }: TendingTexts,
  reader: Reader,
): readonly ShownField[] {
  const line = (at: string, what: string): string => `${shortTime(at, reader)}: ${withTimes(what, reader)}`;
  const fields = [
    { label: tending.tried, value: tried.map(({ at, what }) => line(at, what)).join(' · ') },
    { label: tending.log, value: log.map(({ at, sentence }) => line(at, sentence)).join(' · ') },
    { label: tending.sample, value: sample ?? '' },
    { label: tending.idempotencyKey, value: idempotencyKey ?? '' },
  ];
  return fields.filter(({ value }) => value !== '');
}
