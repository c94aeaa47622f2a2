import type { WaitingHandoff } from '../../waiting.ts';
import { anyOf, quoted } from './phrases.ts';

/** What waits for one decision, where it is more than one. */
export const waiting = {
  heading: 'What waits for this',
  about: ({ contractTitle, person }: WaitingHandoff, since: string) => {
    if (person === undefined) return `${contractTitle} · since ${since} · for nobody yet`;
    const has = person.has === 'accepted' ? 'accepted by' : 'offered to';
    return `${contractTitle} · since ${since} · ${has} ${person.name}`;
  },
  more: (count: number) => `And ${String(count)} more.`,
  single: (commands: readonly string[]) =>
    `What you decide here holds for all of them. About a single one, whoever operates Baton decides by its number, with ${anyOf(commands.map(quoted))}.`,
};
