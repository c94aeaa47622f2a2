import { loadBacklog } from '#application/command-backlog.ts';
import { erasedPeople } from '#application/erased-people.ts';
import type { Ports } from '#application/ports.ts';
import type { Backlog } from '#domain/backlog/backlog.ts';
import { causeTitle } from '#domain/backlog/cause-key.ts';
import type { PickedAnswer } from '#domain/operator/backlog.ts';
import { ERASED } from './erasable-names.ts';
import { who } from './listed.ts';

type NamingPorts = Pick<Ports, 'bundle'> & { readonly texts: Pick<Ports['texts'], 'get'> };

/** The backlog as operators read it; whoever was erased is not named. */
export async function backlogAnswer(
  { texts, bundle }: NamingPorts,
  { picked }: Pick<Backlog, 'picked'>,
): Promise<PickedAnswer[]> {
  const erased = new Set((await erasedPeople(texts)).map(({ person }) => person));
  return picked.map(({ cause, owner, at }) => ({
    ...{ cause, title: causeTitle(cause), pickedAt: at },
    owner: erased.has(owner) ? { id: owner, name: ERASED } : who(bundle.directory, owner),
  }));
}

/** The causes that one person is to see to. */
export async function pickedBy(
  ports: NamingPorts & Pick<Ports, 'log'>,
  person: string,
): Promise<PickedAnswer[]> {
  const { picked } = await loadBacklog(ports);
  return backlogAnswer(ports, { picked: picked.filter(({ owner }) => owner === person) });
}
