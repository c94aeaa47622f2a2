import { counted } from '../counted.ts';
import type { Gathered } from './gathered.ts';
import type { MondayLine } from './report.ts';
import { shown } from './shown.ts';

/** What was mapped in a hurry and belongs into a contract's file. */
export function mappingsLine({ mappings, contracts }: Pick<Gathered, 'mappings' | 'contracts'>): MondayLine {
  const [first] = mappings;
  return {
    title: 'Hurried mappings',
    colour: first === undefined ? 'green' : 'yellow',
    found:
      first === undefined
        ? ['None is left to fold into a contract.']
        : shown(
            mappings.map(
              ({ contract, value, status, endsAt }) =>
                `“${value}” stands for ${status} in ${contract} until ${endsAt}, and not yet in its file.`,
            ),
          ),
    checked: `the mappings by hand of ${counted(contracts.length, 'contract')} that have not ended`,
    ...(first === undefined ? {} : { next: `write it into statusMap of ${first.contract}, and deploy` }),
    short:
      first === undefined ? 'no mappings to fold in' : `${counted(mappings.length, 'mapping')} to fold in`,
  };
}
