import { takenBack } from '#application/absences.ts';
import { endedLinks } from '#application/end-links.ts';
import { wishesOf } from '#application/wishes.ts';
import type { Absence, Person } from '#domain/contract/directory.ts';
import type { AbsenceAnswer, PersonAnswer } from '#domain/operator/people.ts';
import { asWished } from '#domain/routing/channel-order.ts';
import { absenceAt } from '#domain/routing/leave-out.ts';
import type { Wishes } from '#domain/routing/wishes.ts';
import { absenceReasonId, linksEndedReasonId } from '#domain/text-ids.ts';
import { who } from './listed.ts';
import type { Ports } from '#application/ports.ts';

type PersonPorts = Pick<Ports, 'bundle' | 'rows' | 'texts' | 'now'>;

/** More open handoffs than this are shown as so many. */
const MOST_SHOWN = 1000;

/** Somebody as they can be asked now; `entered`: the absences that are not in the directory. */
export async function personAnswer(
  ports: PersonPorts,
  person: Person,
  entered: readonly Absence[],
): Promise<PersonAnswer> {
  const { id, name, isActive, capacity } = person;
  const { directory } = ports.bundle;
  const situation = { directory, absences: { [id]: entered }, loads: {}, turn: undefined };
  const now = absenceAt(situation, person, ports.now());
  const undone = await takenBack(ports, id);
  const ended = await linksEnded(ports, id);
  const wishes = await wishesOf(ports, id);
  return {
    id,
    name,
    isActive,
    ...(now === undefined ? {} : { awayUntil: now.until }),
    absences: await absencesOf(ports, person, entered),
    ...(undone === undefined ? {} : { takenBack: undone }),
    open: await ports.rows.countOpen(id, MOST_SHOWN),
    ...(capacity === undefined ? {} : { capacity }),
    ...told(person, wishes),
    ...(ended === undefined ? {} : { linksEnded: ended }),
  };
}

/** What is true of their wishes as the directory is now. */
function told(
  person: Person,
  { channels: wished, quietHours }: Wishes,
): Pick<PersonAnswer, 'channels' | 'quietHours'> {
  const { channels } = asWished(person, wished);
  return {
    ...(wished === undefined || channels === undefined ? {} : { channels }),
    ...(quietHours === undefined ? {} : { quietHours }),
  };
}

async function linksEnded(
  { texts }: Pick<PersonPorts, 'texts'>,
  person: string,
): Promise<PersonAnswer['linksEnded']> {
  const ended = await endedLinks(texts, person);
  if (ended === undefined) return undefined;
  const reason = await texts.get(linksEndedReasonId(person));
  const why = reason === undefined ? {} : { reason };
  return { at: ended.at, byThemselves: ended.by === person, ...why };
}

async function absencesOf(
  { bundle, now, texts }: PersonPorts,
  { id, away }: Person,
  entered: readonly Absence[],
): Promise<AbsenceAnswer[]> {
  const told = async (absence: Absence, isEntered: boolean): Promise<AbsenceAnswer> => {
    const { from, until, delegate } = absence;
    const reason = isEntered ? await texts.get(absenceReasonId(id, absence)) : undefined;
    return {
      from,
      until,
      ...(delegate === undefined ? {} : { delegate: who(bundle.directory, delegate) }),
      entered: isEntered,
      ...(reason === undefined ? {} : { reason }),
    };
  };
  const all = [...away.map((one) => told(one, false)), ...entered.map((one) => told(one, true))];
  const lasting = (await Promise.all(all)).filter(({ until }) => until > now());
  return lasting.sort((one, other) => Date.parse(one.from) - Date.parse(other.from));
}
