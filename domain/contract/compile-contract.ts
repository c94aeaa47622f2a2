import type { ContractSource } from './contract-source.ts';
import type { Contract } from './contract.ts';
import type { DirectorySource } from './directory-source.ts';
import type { Directory } from './directory.ts';
import { parseDuration } from './duration.ts';
import { personIdSchema } from './ids.ts';
import { remindAfterSeconds } from './reminder.ts';

/** Durations of a checked source always parse; anything else is a defect of the check. */
const seconds = (duration: string): number => {
  const parsed = parseDuration(duration);
  if (parsed === undefined) throw new RangeError(`not a duration: ${duration}`);
  return parsed;
};

/** Turns a checked source into the form that the rules work with: seconds, lists, defaults filled in. */
export const compileContract = (source: ContractSource): Contract => {
  const acceptWithinSeconds = seconds(source.sla.acceptWithin);
  const reminders = source.acknowledgment?.reminders ?? [];
  return {
    id: source.id,
    title: source.title,
    version: source.version,
    contractOwner: source.contractOwner,
    trigger: source.trigger,
    statusMap: source.statusMap,
    inputs: Object.entries(source.inputs).map(([property, input]) => ({ property, ...input })),
    show: Object.entries(source.show).map(([property, label]) => ({ property, label })),
    recordLink: source.recordLink,
    giver: source.giver ?? {},
    routing: source.routing,
    acknowledgment: {
      remindAfterSeconds: reminders.map((reminder) => remindAfterSeconds(reminder, acceptWithinSeconds)),
    },
    sla: { acceptWithinSeconds, incidentWithinSeconds: seconds(source.sla.incidentWithin) },
    sync: {
      targets: source.sync.targets.map(({ readBackAfter, ...target }) => ({
        ...target,
        readBackAfterSeconds: seconds(readBackAfter),
      })),
    },
  };
};

/** Turns a checked directory into a list of people. */
export const compileDirectory = (source: DirectorySource): Directory => ({
  people: Object.entries(source.people).map(([id, person]) => ({ id: personIdSchema.parse(id), ...person })),
  desk: source.desk,
  ops: source.ops,
});
