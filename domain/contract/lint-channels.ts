import { channels as all } from './channel.ts';
import type { Channel } from './channel.ts';
import type { ContractSource } from './contract-source.ts';
import type { DirectorySource, PersonSource } from './directory-source.ts';
import { personOf } from './lint-references.ts';
import type { ContractProblem, FieldPath } from './problem.ts';
import { mayBeAsked } from './may-be-asked.ts';

const isThere = ({ ids }: PersonSource, channel: Channel): boolean =>
  channel === 'email' || ids.slack !== undefined;

const named = (path: FieldPath, list: readonly Channel[]): ContractProblem[] =>
  list.flatMap((channel, index): ContractProblem[] =>
    list.indexOf(channel) === index
      ? []
      : [
          {
            path: [...path, index],
            at: 'value',
            expected: 'each channel once',
            found: JSON.stringify(channel),
          },
        ],
  );

/** Finds channels of a person that lead nowhere, or are named twice. */
export const lintOwnChannels = (id: string, person: PersonSource): ContractProblem[] => {
  const list = person.channels ?? [];
  const path = ['people', id, 'channels'];
  const nowhere = list.flatMap((channel, index): ContractProblem[] => {
    if (isThere(person, channel)) return [];
    const expected = 'a channel that they have (this one needs ids.slack)';
    return [{ path: [...path, index], at: 'value', expected, found: JSON.stringify(channel) }];
  });
  return [...named(path, list), ...nowhere];
};

/** Finds channels of a contract by which somebody whom it may ask cannot be reached. */
export const lintChannels = (contract: ContractSource, directory: DirectorySource): ContractProblem[] => {
  const allowed = contract.acknowledgment?.channels;
  if (allowed === undefined) return [];
  const path = ['acknowledgment', 'channels'];
  const without = mayBeAsked(contract, directory).filter((id) => {
    const person = personOf(directory, id);
    const own = person?.channels ?? all;
    return person !== undefined && !allowed.some((one) => own.includes(one) && isThere(person, one));
  });
  if (without.length === 0) return named(path, allowed);
  const expected = 'a channel of everybody who may be asked';
  return [...named(path, allowed), { path, at: 'value', expected, found: `none of ${without.join(', ')}` }];
};
