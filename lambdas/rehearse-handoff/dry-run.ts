import type { Ports } from '#application/ports.ts';
import type { Rehearsal, RehearsalPorts } from '#application/rehearse-handoff.ts';
import { rehearseHandoff } from '#application/rehearse-handoff.ts';
import type { ContractVersion } from '#domain/contract/bundle.ts';
import { closestOf } from '#domain/contract/closest.ts';
import type { DryRunAnswer, DryRunBeginning } from '#domain/operator/dry-run.ts';
import { reasonOf } from '#domain/ports/connector.ts';
import type { RecordRef } from '#domain/record.ts';
import { recordKey } from '#domain/record.ts';
import { causePhrase } from '#domain/story/cause-phrase.ts';
import { namesOf } from '#domain/story/names.ts';
import { rehearsalSteps } from '#domain/story/rehearsal-steps.ts';
import { spoken, systemName } from '#domain/story/words.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { who } from '#lambdas/_operating/listed.ts';
import { badField, notFound, OperatorProblem } from '#lambdas/_operating/problem.ts';

export type DryRunPorts = RehearsalPorts & Pick<Ports, 'texts' | 'newId'>;

/** What would become of a record under a contract from now on, if nobody answered. It changes nothing. */
export async function dryRun(ports: DryRunPorts, { path }: OperatorCall): Promise<DryRunAnswer> {
  const version = versionNamed(ports, path.name ?? '');
  const { contract } = version;
  const record = recordOf(version, path.object, path.id);
  const answer = await rehearseHandoff(ports, version, record);
  if (answer.kind === 'not-found') throw notFound(record.objectType, record.objectId);
  if (answer.kind !== 'ok') throw unreadable(record, reasonOf(answer));
  const { request, brief, decisions } = answer.value;
  const { directory } = ports.bundle;
  return {
    ...{ contract: contract.id, version: contract.version, record: recordKey(record), title: brief.title },
    begins: beginningOf(answer.value, version, ports),
    giver: who(directory, request.giver),
    steps: [...rehearsalSteps(decisions, request.giver, contract, directory)],
  };
}

function versionNamed({ bundle }: DryRunPorts, name: string): ContractVersion {
  const version = bundle.contracts.find(({ contract }) => contract.id === name);
  const names = bundle.contracts.map(({ contract }) => contract.id);
  if (version === undefined) throw notFound('contract', name, closestOf(name, names));
  return version;
}

/** `record` stands for the kind of record that the contract is about. */
function recordOf({ contract }: ContractVersion, object = '', objectId = ''): RecordRef {
  const { source, object: objectType } = contract.trigger;
  if (object !== objectType && object !== 'record')
    throw badField('object', `${objectType}: this contract is about these`, objectType);
  return { source, objectType, objectId };
}

function unreadable({ source, objectType, objectId }: RecordRef, because: string): OperatorProblem {
  const what = `The ${objectType} ${objectId} could not be read from ${systemName(source)}: ${spoken(because)}.`;
  return new OperatorProblem(409, { word: 'unreadable-record', sentence: what });
}

function beginningOf(
  { admission, missing, hasBegun, request }: Rehearsal,
  { contract }: ContractVersion,
  { bundle }: DryRunPorts,
): DryRunBeginning {
  const { property, pipeline, status } = contract.trigger;
  switch (admission.kind) {
    case 'requested':
      return hasBegun ? { kind: 'already', id: request.handoffId } : { kind: 'now' };
    case 'blocked':
      return {
        ...{ kind: 'not', because: admission.cause.kind },
        sentence: `Now it would be blocked: ${causePhrase(admission.cause, namesOf(bundle.directory))}.`,
      };
    case 'ignored':
    case 'elsewhere': {
      const isElsewhere = admission.because === 'another-pipeline';
      const waits = isElsewhere ? `It begins once it is in ${pipeline ?? ''} and` : 'It begins once';
      const once = `${waits} ${property} means ${spoken(status)}`;
      if (missing === undefined)
        return {
          kind: 'not',
          because: admission.because,
          sentence: `${once}: this is what would follow then.`,
        };
      const blocked = causePhrase(missing, namesOf(bundle.directory));
      return {
        ...{ kind: 'not', because: admission.because },
        sentence: `${once}, but then it would be blocked: ${blocked}. This is what would follow once that is put right.`,
      };
    }
  }
}
