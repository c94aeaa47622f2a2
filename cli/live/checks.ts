import { confirmed, ending, finding, giveTo, ownerOf, shows } from './check.ts';
import type { Check, Finding } from './check.ts';
import type { LiveSystem } from './live-system.ts';

const notTried = (because: string): Finding => ({ kind: 'not-tried', because });

/** The cases of the conformance suite that harm no account: they need no fault, and what they change is given back. */
export const CHECKS: readonly Check[] = [
  {
    assumption: 'a record that is not there is told from every other answer',
    run: async ({ connector, nobody, ownerField }) => {
      const answer = await connector.read(nobody, [ownerField]);
      return finding(answer.kind === 'not-found', ending(answer));
    },
  },
  {
    assumption: 'an id is taken as one name, whatever is in it',
    run: async ({ connector, record, nobody, ownerField }) => {
      const objectId = `${nobody.objectId}/../${record.objectId}?x=`;
      const answer = await connector.read({ ...record, objectId }, [ownerField]);
      return finding(answer.kind !== 'ok', 'another record was shown');
    },
  },
  {
    assumption: 'a credential that does not hold is told from every other refusal',
    run: async ({ stranger, record, ownerField }) => {
      const answer = await stranger.read(record, [ownerField]);
      return finding(answer.kind === 'unauthorised', ending(answer));
    },
  },
  {
    assumption: 'the system tells what the field of the owner takes, and it may be written',
    run: async ({ connector, record, ownerField }) => {
      const answer = await connector.fields(record.objectType);
      if (answer.kind !== 'ok') return finding(false, ending(answer));
      return finding(
        answer.value[ownerField]?.isWritable === true,
        'it is not among the fields that can be written',
      );
    },
  },
  { assumption: 'an owner who is written is shown by the next reading', run: writesAndShows },
  {
    assumption: 'the same write a second time ends as if it had come once',
    run: async (system) => {
      await giveTo(system, system.owner);
      const again = await giveTo(system, system.owner);
      return again.kind === 'ok' ? shows(system, system.owner) : finding(false, ending(again));
    },
  },
  {
    assumption: 'what the answer to a write shows is what a reading shows',
    run: async (system) => {
      const answer = await giveTo(system, system.owner);
      if (answer.kind !== 'ok') return finding(false, ending(answer));
      const shown = answer.value.shows?.properties[system.ownerField];
      if (shown === undefined) return notTried('its answers show nothing that is believed');
      const read = await ownerOf(system);
      return finding(read.kind === 'ok' && read.value.value === shown.value, 'they differ');
    },
  },
  {
    assumption: 'the system’s history says that the value is ours',
    run: async (system) => {
      if (!system.tellsAuthors) return notTried('the system does not tell, or nobody said which app is ours');
      await giveTo(system, system.owner);
      const answer = await ownerOf(system);
      return finding(answer.kind === 'ok' && answer.value.writtenByUs, 'it says that somebody else wrote it');
    },
  },
  { assumption: 'an owner who does not exist is refused for good', run: refusesNobody },
  {
    assumption: 'what is written can be taken back: the owner of before stands there again',
    run: async (system) => {
      const before = await ownerOf(system);
      if (before.kind !== 'ok') return finding(false, ending(before));
      await giveTo(system, system.owner);
      const back = await giveTo(system, before.value.value);
      return back.kind === 'ok' ? shows(system, before.value.value) : finding(false, ending(back));
    },
  },
];

async function writesAndShows(system: LiveSystem): Promise<Finding> {
  const answer = await giveTo(system, system.owner);
  return answer.kind === 'ok' ? shows(system, system.owner) : finding(false, ending(answer));
}

async function refusesNobody(system: LiveSystem): Promise<Finding> {
  const answer = await giveTo(system, system.noOwner);
  if (answer.kind === 'refused' && answer.permanent) return confirmed;
  return finding(false, ending(answer));
}
