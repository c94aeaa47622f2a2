import type { FactOf } from '../handoff/facts.ts';
import type { Actor } from '../log/commit.ts';
import { actorName, through } from './actor-name.ts';
import type { Names } from './names.ts';
import { remark } from './words.ts';

/** How it is known that the work has begun. */
export function workStarted({ how, textId }: FactOf<'WorkStarted'>, actor: Actor, names: Names): string {
  switch (how) {
    case 'link':
    case 'slack':
      return `${actorName(actor, names)} has started${through(actor)}.`;
    case 'operator':
      return `${actorName(actor, names)} noted that the work has started.${remark(names, textId)}`;
    case 'record':
      return 'The work has started, as the record shows.';
  }
}

/** What is done about work that has not begun in time. */
export function startOverdue({ step, next }: FactOf<'StartOverdue'>): string {
  const then = next === undefined ? '' : `; at ${next} the next step follows`;
  switch (step) {
    case 'reminder':
      return `The work has not started in time: a reminder is sent${then}.`;
    case 'manager':
      return `The work has still not started: the manager is told${then}.`;
    case 'end':
      return 'The work has still not started, and everybody was told.';
  }
}
