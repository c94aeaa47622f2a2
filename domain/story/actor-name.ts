import type { Actor } from '../log/commit.ts';
import type { Names } from './names.ts';
import { nameOf } from './names.ts';

/** Who decided, in full: an operator by the whole identity that called. */
export function actorInFull(actor: Actor, names: Names): string {
  return actor.kind === 'operator' ? `Operator ${nameOf(names, actor.id)}` : actorName(actor, names);
}

/** Who decided, as the subject of a sentence: an operator by the last part of the identity (`…/operators/lena`, `…:root`). */
export function actorName(actor: Actor, names: Names): string {
  switch (actor.kind) {
    case 'person':
      return nameOf(names, actor.id);
    case 'operator':
      return `Operator ${nameOf(names, actor.id).split(/[/:]/).at(-1) ?? ''}`;
    case 'system':
      return 'Baton';
  }
}

/** By which way a person answered; undefined when nobody did. */
export function channelOf(actor: Actor): string | undefined {
  return actor.kind === 'person' ? actor.channel : undefined;
}

/** The way of an answer, as the end of a sentence. */
export function through(actor: Actor): string {
  return actor.kind === 'person' ? `, ${WAYS[actor.channel]}` : '';
}

const WAYS: Readonly<Record<Extract<Actor, { kind: 'person' }>['channel'], string>> = {
  link: 'through the link in the mail',
  slack: 'in Slack',
};
