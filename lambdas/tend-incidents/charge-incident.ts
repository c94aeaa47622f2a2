import { loadIncident } from '#application/command-incident.ts';
import { takeCharge } from '#application/take-charge.ts';
import { closestOf } from '#domain/contract/closest.ts';
import { parseDuration } from '#domain/contract/duration.ts';
import { instantOf } from '#domain/contract/moment.ts';
import { subjectIdSchema } from '#domain/ids.ts';
import type { ChargeCommand } from '#domain/incident/decide-charge.ts';
import type { Incident } from '#domain/incident/incident.ts';
import { chargeRequestSchema, CHARGES } from '#domain/operator/incidents.ts';
import type { Charge, ChargeAnswer } from '#domain/operator/incidents.ts';
import { anEnd, isEnd } from '#domain/operator/requests.ts';
import { storyOf } from '#domain/story/story-of.ts';
import { addSeconds } from '#domain/time.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { erasableNames, withReason } from '#lambdas/_operating/erasable-names.ts';
import { personNamed } from '#lambdas/_operating/person-named.ts';
import { badField, notFound, parseInput } from '#lambdas/_operating/problem.ts';
import { chargeRefused } from './charge-refused.ts';
import { deciderOf } from './decider-of.ts';
import { afterwards, NO_ONES_ZONE, previewCharge } from './preview-charge.ts';
import type { TendPorts } from './tend-ports.ts';

/** Gives an incident to somebody, puts it off, or closes it; or only says what that would do. */
export async function chargeIncident(ports: TendPorts, call: OperatorCall): Promise<ChargeAnswer> {
  const { id = '', charge: word = '' } = call.path;
  const charge = CHARGES.find((one) => one === word);
  if (charge === undefined) throw notFound('operation', word, closestOf(word, CHARGES));
  const { preview, reason, owner, until } = parseInput(chargeRequestSchema, call.body);
  const incident = await incidentNamed(ports, id);
  const wanted = wish(ports, charge, incident, { owner, until });
  if (preview) return previewCharge(ports, id, incident, { ...wanted, textId: NOT_KEPT });
  if (reason === undefined) throw badField('reason', 'a reason');
  const { caller } = call;
  const made = await withReason(ports, { caller, reason }, (textId) =>
    takeCharge(ports, {
      incidentId: id,
      actor: { kind: 'operator', id: caller.id },
      command: { ...wanted, textId },
    }),
  );
  const { refusal, commit, state = incident } = made;
  if (refusal !== undefined) throw chargeRefused(refusal.because, ports.now(), state);
  const commits = commit === undefined ? [] : [commit];
  return {
    ...{ id, status: state.status, changed: commit !== undefined },
    ...(state.status === 'open' ? { tellAt: state.deadlineAt } : {}),
    story: [...storyOf(commits, ports.bundle.directory, await erasableNames(ports.texts, commits))],
    ...afterwards(wanted.type, incident.cause),
  };
}

/** A preview writes no reason down. */
const NOT_KEPT = '';

async function incidentNamed(ports: TendPorts, id: string): Promise<Incident> {
  const isId = subjectIdSchema.safeParse(`incident#${id}`).success;
  const incident = isId ? await loadIncident(ports, id) : undefined;
  if (incident === undefined) throw notFound('incident', id);
  return incident;
}

interface Said {
  readonly owner: string | undefined;
  readonly until: string | undefined;
}

type Wish = ChargeCommand extends infer Each ? (Each extends unknown ? Omit<Each, 'textId'> : never) : never;

function wish(ports: TendPorts, charge: Charge, incident: Incident, { owner, until }: Said): Wish {
  if (charge !== 'assign' && owner !== undefined)
    throw badField('owner', 'left out: only assign takes a person');
  if (charge !== 'snooze' && until !== undefined)
    throw badField('until', 'left out: only snooze takes an end');
  switch (charge) {
    case 'assign': {
      const person = personNamed(ports.bundle.directory, 'owner', owner);
      if (!person.isActive) throw badField('owner', 'somebody who is still with the team');
      return { type: 'AssignIncident', owner: person.id };
    }
    case 'snooze':
      return { type: 'SnoozeIncident', until: endOf(ports, incident, until) };
    case 'resolve':
      return { type: 'ResolveIncident' };
  }
}

/** A day ends where whoever decides lives. */
function endOf(ports: TendPorts, incident: Incident, until: string | undefined): string {
  if (until === undefined || !isEnd(until)) throw badField('until', anEnd);
  const seconds = parseDuration(until);
  if (seconds !== undefined) return addSeconds(ports.now(), seconds);
  return instantOf(until, deciderOf(ports, incident)?.timeZone ?? NO_ONES_ZONE, '24:00');
}
