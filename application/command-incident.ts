import type { CorrelationId } from '#domain/ids.ts';
import { subjectId } from '#domain/ids.ts';
import type { IncidentFact } from '#domain/incident/facts.ts';
import type { IncidentCommand, IncidentState } from '#domain/incident/incident.ts';
import { decideIncident } from '#domain/incident/incident.ts';
import type { Actor } from '#domain/log/commit.ts';
import { incidentRow } from '#domain/projection.ts';
import { foldCommits, incidentModel } from '#domain/subjects.ts';
import { carryOut } from './carry-out.ts';
import type { Order, Outcome } from './carry-out.ts';
import { dueUntilSettled } from './keep-row.ts';
import type { Ports } from './ports.ts';

export interface IncidentOrder {
  readonly incidentId: string;
  readonly command: IncidentCommand;
  readonly actor: Actor;
  readonly correlationId?: CorrelationId;
}

type Needed = Pick<Ports, 'log' | 'rows' | 'now' | 'newId' | 'settings'>;
type Carried = Promise<Outcome<IncidentState, IncidentFact>>;

/** Carries out one command on an incident. */
export async function commandIncident(ports: Needed, order: IncidentOrder): Carried {
  return commitToIncident(ports, order, (state, now) => decideIncident(state, order.command, now));
}

/** Commits what is decided about an incident. Its row is due once more after each commit, until its notices are known to be queued. */
export async function commitToIncident(
  ports: Needed,
  order: Omit<IncidentOrder, 'command'>,
  decide: Order<IncidentState, IncidentFact>['decide'],
): Carried {
  const subject = subjectId('incident', order.incidentId);
  return carryOut(ports, {
    ...order,
    subject,
    model: incidentModel,
    decide,
    rowOf: (state, now) => {
      if (state === undefined) throw new Error(`${subject} has no state and so no row`);
      return dueUntilSettled(incidentRow(subject, state), ports.settings, now);
    },
    rowWithCommit: () => true,
  });
}

/** The state of an incident, the present one or that after commit `upTo`; undefined if there is none of that id. */
export async function loadIncident(
  ports: Pick<Ports, 'log'>,
  incidentId: string,
  upTo = Number.POSITIVE_INFINITY,
): Promise<IncidentState> {
  const commits = await ports.log.read(subjectId('incident', incidentId));
  return foldCommits(
    incidentModel,
    commits.filter(({ seq }) => seq <= upTo),
  );
}
