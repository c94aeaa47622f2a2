import type { IncidentCause as Cause } from '../incident/cause.ts';

/** What becomes of what failed when its incident is closed by hand, in sentences. `queue`: where messages lie, if any do. */
export function afterClosing({ kind, queue }: Pick<Cause, 'kind'> & { readonly queue?: string }): string {
  if (queue !== undefined)
    return `Nothing is sent again by this: npx baton dlq redrive ${queue} --reason … --confirm sends back what lies there. As long as messages lie there, the incident opens again and you are told.`;
  const tried =
    kind === 'notice-failed' ? 'Nothing is sent again by this.' : 'What failed is tried once more.';
  return `${tried} If it fails again, the incident opens again and you are told.`;
}
