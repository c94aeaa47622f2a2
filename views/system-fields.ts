import type { Incident } from './incident.ts';
import type { ShownField } from './offer.ts';
import type { IncidentTexts } from './texts/texts-for.ts';

/** Where the new owner stands by now: whoever decides need not look into each system. */
export function systemFields({ systems }: Incident, texts: Pick<IncidentTexts, 'incident'>): ShownField[] {
  if (systems === undefined) return [];
  const { showing, lacking, noSystem } = texts.incident;
  return [
    { label: showing, value: systems.showing.length === 0 ? noSystem : systems.showing.join(', ') },
    ...(systems.lacking.length === 0 ? [] : [{ label: lacking, value: systems.lacking.join(', ') }]),
  ];
}
