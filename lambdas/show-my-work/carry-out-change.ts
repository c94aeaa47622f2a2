import { enterAbsence, takeBackAbsences } from '#application/absences.ts';
import { keepWishes } from '#application/wishes.ts';
import { hasBegun, passOnOffers } from '#application/pass-on-offers.ts';
import type { Absence, Person } from '#domain/contract/directory.ts';
import type { MyDone } from '#views/pages/my-page.tsx';
import { mailPersonalLink } from './mail-personal-link.ts';
import type { Change } from './my-form.ts';
import type { WorkPorts } from './work-ports.ts';

/** Does what somebody asked for on their own page. */
export async function carryOutChange(
  ports: WorkPorts,
  person: Person,
  change: Exclude<Change, { kind: 'end-links' }>,
): Promise<MyDone> {
  switch (change.kind) {
    case 'away':
      return goAway(ports, person, change.absence);
    case 'back':
      await takeBackAbsences(ports, { person: person.id, from: change.from });
      return { kind: 'back' };
    case 'told':
      await keepWishes(ports, person.id, change.wishes);
      return { kind: 'told' };
    case 'mail':
      await mailPersonalLink(ports, person);
      return { kind: 'mailed' };
  }
}

/** First they are away, so that nothing that goes on comes back to them. */
async function goAway(ports: WorkPorts, person: Person, absence: Absence): Promise<MyDone> {
  await enterAbsence(ports, { person: person.id, absence, reason: undefined });
  const actor = { kind: 'person', id: person.id, channel: 'link' } as const;
  const passed = hasBegun(absence, ports.now())
    ? await passOnOffers(ports, { person: person.id, actor })
    : [];
  return { kind: 'away', from: absence.from, until: absence.until, passedOn: passed.length };
}
