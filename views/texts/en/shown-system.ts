import type { ShownSystem } from '../../shown-system.ts';
import { listed } from './phrases.ts';

/** What happens in each system, as a clause: “HubSpot will show you as the owner, and Asana gets a task with the brief”. */
export function willShow(systems: readonly ShownSystem[]): string {
  const showing = systems.flatMap(({ name, does }) => (does === 'show-owner' ? [name] : []));
  const owner = showing.length === 0 ? [] : [`${listed(showing)} will show you as the owner`];
  const others = systems.flatMap((system, index) => gets(system, owner.length > 0 || index > 0));
  return [...owner, ...others].join(', and ');
}

function gets(system: ShownSystem, isFurther: boolean): readonly string[] {
  if (system.does !== 'get') return [];
  const { name, what, hasBrief } = system;
  if (what === undefined)
    return [`${name} gets it${isFurther ? ' too' : ''}${hasBrief ? ', with the brief' : ''}`];
  const article = /^[aeiou]/i.test(what) ? 'an' : 'a';
  return [`${name} gets ${article} ${what}${hasBrief ? ' with the brief' : ''}`];
}
