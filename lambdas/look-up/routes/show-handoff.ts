import { contractByDigest } from '#application/contracts.ts';
import type { Contract } from '#domain/contract/contract.ts';
import type { ShowAnswer } from '#domain/operator/summary.ts';
import { namesOf, namesOfReasons } from '#domain/story/names.ts';
import { storyOf } from '#domain/story/story-of.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { erasableNames } from '#lambdas/_operating/erasable-names.ts';
import { shownRow } from '#lambdas/_operating/listed.ts';
import { decidingAbout } from '../deciding.ts';
import type { LookUpPorts } from '../look-up-ports.ts';
import { pausedAmong } from '../paused-contracts.ts';
import { findSubject } from '#lambdas/_operating/subject.ts';
import type { Found } from '#lambdas/_operating/subject.ts';
import { summaryOf } from '../summary.ts';

/** What a handoff or a blocked event is now, and everything that happened to it. */
export async function showHandoff(ports: LookUpPorts, { path }: OperatorCall): Promise<ShowAnswer> {
  const found = await findSubject(ports, path.id ?? '');
  const row = await ports.rows.get(found.subject);
  const { directory } = ports.bundle;
  const erasable = await erasableNames(ports.texts, found.commits);
  const contract = await contractOf(ports, found);
  const said = new Map([...erasable, ...(contract === undefined ? [] : namesOfReasons(contract))]);
  const names = new Map([...namesOf(directory), ...said]);
  const summary = summaryOf(found, ports.bundle, names);
  const [pause] = await pausedAmong(ports, summary.contract === undefined ? [] : [summary.contract]);
  return {
    summary: {
      ...summary,
      ...(await decidingAbout(ports, found.subject)),
      ...(pause === undefined ? {} : { pausedUntil: pause.until }),
      ...(contract === undefined ? {} : { systemOfRecord: contract.systemOfRecord }),
    },
    ...(row === undefined ? {} : { row: shownRow(row) }),
    story: [...storyOf(found.commits, directory, said)],
  };
}

/** The version that the handoff began under. */
async function contractOf(ports: LookUpPorts, found: Found): Promise<Contract | undefined> {
  return found.kind === 'handoff' ? contractByDigest(ports, found.state.contractDigest) : undefined;
}
