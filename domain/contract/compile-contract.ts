import { calendarField } from './compile-calendar.ts';
import { channels as allChannels } from './channel.ts';
import { measuringOf } from './compile-observability.ts';
import type { ContractSource } from './contract-source.ts';
import type { Contract, RoutingPlan, RoutingRule } from './contract.ts';
import type { DirectorySource } from './directory-source.ts';
import { compileTarget } from './compile-target.ts';
import { secondsOf } from './duration.ts';
import { personOf } from './lint-references.ts';
import { instantOf } from './moment.ts';
import { remindAfterSeconds } from './reminder.ts';
import { systemsOfRecord } from './touched-objects.ts';

type RuleSource = Extract<ContractSource['routing'], { strategy: 'rules' }>['rules'][number];

const acknowledgmentOf = ({ acknowledgment, sla }: ContractSource): Contract['acknowledgment'] => {
  const acceptWithin = secondsOf(sla.acceptWithin);
  const {
    confirm = 'code',
    reminders = [],
    snoozeAtMost = '0s',
    channels = allChannels,
    deliverWithin = '15m',
    quietHours,
  } = acknowledgment ?? {};
  return {
    confirm,
    channels: [...channels],
    deliverWithinSeconds: secondsOf(deliverWithin),
    ...(quietHours === undefined ? {} : { quietHours }),
    remindAfterSeconds: reminders.map((reminder) => remindAfterSeconds(reminder, acceptWithin)),
    snoozeAtMostSeconds: secondsOf(snoozeAtMost),
  };
};

const stormOf = ({ storm }: ContractSource): Pick<Contract, 'storm'> => {
  if (storm === undefined) return {};
  const { within, ...limits } = storm;
  return { storm: { ...limits, withinSeconds: secondsOf(within) } };
};

const startOf = ({ start, sla: { startWithin } }: ContractSource): Pick<Contract, 'start'> => {
  if (startWithin === undefined) return {};
  const { statuses = [], latest = startWithin, grace = startWithin, whenMissed = 'ask' } = start ?? {};
  return {
    start: {
      withinSeconds: secondsOf(startWithin),
      latestSeconds: secondsOf(latest),
      graceSeconds: secondsOf(grace),
      statuses,
      whenMissed,
    },
  };
};

/** A day begins where whoever answers for the contract lives. */
const activeFromOf = (
  { activeFrom, contractOwner }: ContractSource,
  directory: DirectorySource,
): Pick<Contract, 'activeFrom'> => {
  if (activeFrom === undefined) return {};
  const owner = personOf(directory, contractOwner);
  if (owner === undefined) throw new RangeError(`not a person: ${contractOwner}`);
  return { activeFrom: instantOf(activeFrom, owner.timeZone, '00:00') };
};

const KINDS = ['company', 'contact', 'deal'] as const;

const inputsOf = (inputs: ContractSource['inputs']): Contract['inputs'] =>
  Object.entries(inputs).map(([property, input]) => ({ property, ...input }));

/** One value is a list of one. */
const planOf = (routing: ContractSource['routing']): RoutingPlan =>
  routing.strategy === 'rules'
    ? { ...routing, rules: routing.rules.map(({ when, ...rule }) => ({ ...rule, ...conditionOf(when) })) }
    : routing;

const conditionOf = (when: RuleSource['when']): Pick<RoutingRule, 'when'> =>
  when === undefined
    ? {}
    : {
        when: {
          property: when.property,
          oneOf: when.oneOf ?? (when.equals === undefined ? [] : [when.equals]),
        },
      };

/**
 * Turns a checked source into the form that the rules work with: seconds, lists, defaults filled in, and the calendar
 * itself in place of its id, so that a later change of the directory does not move a deadline.
 */
export const compileContract = (source: ContractSource, directory: DirectorySource): Contract => {
  const { acceptWithin, calendar, incidentWithin } = source.sla;
  return {
    id: source.id,
    title: source.title,
    version: source.version,
    contractOwner: source.contractOwner,
    ...(source.onCall === undefined ? {} : { onCall: source.onCall }),
    ...activeFromOf(source, directory),
    mode: source.mode,
    pilot: source.pilot,
    trigger: source.trigger,
    ...(source.after === undefined ? {} : { after: source.after }),
    statusMap: source.statusMap,
    inputs: inputsOf(source.inputs),
    consistency: Object.entries(source.consistency).map(([property, rule]) => ({ property, ...rule })),
    references: KINDS.flatMap((object) => {
      const reference = source.references[object];
      return reference === undefined ? [] : [{ ...reference, object, inputs: inputsOf(reference.inputs) }];
    }),
    show: Object.entries(source.show).map(([property, label]) => ({ property, label })),
    returnReasons: Object.entries(source.returnReasons).map(([code, label]) => ({ code, label })),
    recordLink: source.recordLink,
    giver: source.giver ?? { tell: [] },
    routing: planOf(source.routing),
    ...(source.ambiguity === undefined ? {} : { ambiguity: source.ambiguity }),
    candidates: source.candidates,
    rounds: source.rounds,
    ...(source.fallback === 'hold' ? {} : { fallback: source.fallback }),
    escalation: source.escalation,
    acknowledgment: acknowledgmentOf(source),
    ...stormOf(source),
    sla: {
      acceptWithinSeconds: secondsOf(acceptWithin),
      ...calendarField(directory, calendar),
      incidentWithinSeconds: secondsOf(incidentWithin),
    },
    ...(source.whenReturned === undefined ? {} : { whenReturned: source.whenReturned }),
    ...startOf(source),
    whenRecordMoves: source.whenRecordMoves,
    whenOwnerChanges: source.whenOwnerChanges,
    whenPartial: source.whenPartial,
    ...measuringOf(source),
    systemOfRecord: systemsOfRecord(source),
    sync: { targets: source.sync.targets.map(compileTarget) },
  };
};
