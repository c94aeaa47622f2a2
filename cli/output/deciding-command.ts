import type { IncidentAnswer } from '#domain/operator/incidents.ts';

const REASSIGN = 'reassign <id> --to <person>';

/** The command that decides about one of what an incident holds, where the cause leads to one. `<id>` is the held one's. */
const BY_CAUSE: Readonly<Record<string, string>> = {
  ...{ returned: 'retry <id>', mismatch: 'retry <id>', 'target-failed': 'retry <id>' },
  ...{ 'rolled-back': 'retry <id>', 'partial-rollback': 'retry <id>', infrastructure: 'retry <id>' },
  ...{ 'moved-on': 'retry <id>', 'owner-changed': 'retry <id>' },
  ...{ declined: REASSIGN, expired: REASSIGN, 'nobody-to-ask': REASSIGN, 'outside-pilot': REASSIGN },
  ...{ undeliverable: REASSIGN, ambiguous: REASSIGN, contradiction: REASSIGN, 'not-started': REASSIGN },
  ...{ 'missing-input': 'release <id>', 'unreadable-record': 'release <id>', malformed: 'cancel <id>' },
};

/** What decides about an open incident from here, once its cause is put right; empty where nothing has to be decided. */
export function decidingCommand({ incident, held }: Pick<IncidentAnswer, 'incident' | 'held'>): string {
  const command = BY_CAUSE[incident.cause];
  const [first] = held;
  if (incident.status !== 'open' || command === undefined || first === undefined) return '';
  const more = incident.holds > 1 ? ', and the same for each that it holds' : '';
  return `npx baton ${command.replace('<id>', first.id)} --reason …${more}`;
}
