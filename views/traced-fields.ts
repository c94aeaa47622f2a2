import type { Incident } from './incident.ts';
import type { ShownField } from './offer.ts';
import type { IncidentTexts } from './texts/texts-for.ts';

/** How far it had come, and where else it is found; messages that died have neither. `between`: what else is known. */
export function tracedFields(
  { lastGoodStep, correlationId }: Incident,
  { incident }: Pick<IncidentTexts, 'incident'>,
  between: readonly ShownField[] = [],
): readonly ShownField[] {
  const all = [
    { label: incident.lastGoodStep, value: lastGoodStep },
    ...between,
    { label: incident.correlationId, value: correlationId },
  ];
  return all.filter(({ value }) => value !== '');
}
