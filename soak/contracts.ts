import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileContracts } from '#cli/contracts/compile.ts';
import type { ContractBundle } from '#domain/contract/bundle.ts';
import { canonicalJson } from '#domain/contract/canonical-json.ts';
import { contractDigest } from '#domain/contract/contract-digest.ts';
import { contractSchema } from '#domain/contract/contract.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { BY_KEY } from '#domain/contract/http-system.ts';
import type { Target } from '#domain/contract/target.ts';
import { KINDS } from './kinds.ts';

/** Whoever is asked, in every contract. */
export const ASKED_PERSON = 'maya-chen';

/** The board that a team describes itself, as one more target of won deals. */
const boardTarget: Target = {
  system: 'http-board',
  where: { by: 'made', objectType: BY_KEY },
  ownerProperty: 'assignee',
  fields: [{ field: 'title', from: { kind: 'text', text: 'Kickoff: {dealname}' } }],
  expect: [{ field: 'archived', oneOf: ['false'] }],
  readBackAfterSeconds: 0,
};

/** The shipped contracts over all systems, all asking the same person, without waiting for workflows of HubSpot's. */
export async function writeSoakContracts(root: string, file: string): Promise<void> {
  const compiled = await compileContracts(join(root, 'contracts'));
  if (compiled.kind === 'errors') throw new AggregateError(compiled.errors, 'the shipped contracts');
  const { contracts, directory, ...rest } = compiled.bundle;
  const played = contracts.flatMap(({ contract }) => variantsOf(contract));
  await writeFile(file, canonicalJson({ ...rest, directory: onBoard(directory), contracts: played }));
}

function variantsOf(contract: Contract): ContractBundle['contracts'] {
  switch (contract.id) {
    case KINDS.lead.contract:
      return [atOnce(contract), takenBack(contract)].map(versioned);
    case KINDS.kickoff.contract:
      return [atOnce({ ...contract, sync: { targets: [...contract.sync.targets, boardTarget] } })].map(
        versioned,
      );
    default:
      return [contract].map(versioned);
  }
}

function atOnce(contract: Contract): Contract {
  const targets = contract.sync.targets.map((target) => ({ ...target, readBackAfterSeconds: 0 }));
  return { ...contract, sync: { ...contract.sync, targets } };
}

/** Flows of Salesforce's that run after the write are waited for: what they change is seen. */
const FLOWS_TAKE_SECONDS = 1;

function takenBack(contract: Contract): Contract {
  const { contract: id, status } = KINDS.customer;
  const trigger = { ...contract.trigger, status };
  const targets = contract.sync.targets.map((target) => ({
    ...target,
    readBackAfterSeconds: target.system === 'salesforce' ? FLOWS_TAKE_SECONDS : 0,
  }));
  return contractSchema.parse({ ...contract, id, whenPartial: 'roll-back', trigger, sync: { targets } });
}

function versioned(given: Contract): ContractBundle['contracts'][number] {
  const routing = { strategy: 'named-person', person: ASKED_PERSON };
  const contract = contractSchema.parse({ ...given, routing });
  return { digest: contractDigest(contract), contract };
}

/** The board knows people by their addresses. */
function onBoard({ people, ...directory }: ContractBundle['directory']): ContractBundle['directory'] {
  const known = people.map((person) => ({
    ...person,
    ids: { ...person.ids, http: { board: person.email } },
  }));
  return { ...directory, people: known };
}
