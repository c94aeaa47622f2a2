import type { FactOf } from '../handoff/facts.ts';
import { spoken } from './words.ts';

/** What a status has to be, and why, as what follows “has to be”. */
export function statusSet({ to, because }: FactOf<'StatusChangeDue'>): string {
  switch (because) {
    case 'returned':
      return `set back to ${spoken(to)}, because it was not ready`;
    case 'moved-on':
      return `set back to ${spoken(to)}, because nobody has accepted it yet`;
    case 'goes-on':
      return `set to ${spoken(to)} again, because it goes on`;
  }
}

/** What became of a status that was to be set, as what follows “was”. */
export function statusLeft({ because }: FactOf<'StatusLeft'>): string {
  switch (because) {
    case 'gone':
      return 'not changed: the record is gone';
    case 'changed':
      return 'left as it is: somebody else has changed it meanwhile';
    case 'unwanted':
      return 'left as it is: it does not have to be set any more';
    case 'taken-back':
      return 'given back what it was: it did not have to be set any more';
  }
}
