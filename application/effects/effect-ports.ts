import type { Ports } from '../ports.ts';

/** What effects read and reach. */
export type EffectPorts = Pick<
  Ports,
  | 'log'
  | 'rows'
  | 'tokens'
  | 'claims'
  | 'reflections'
  | 'givenHandoffs'
  | 'timerMarks'
  | 'bookmarks'
  | 'contractVersions'
  | 'texts'
  | 'executions'
  | 'timers'
  | 'queues'
  | 'bundle'
  | 'settings'
  | 'now'
  | 'newId'
>;
