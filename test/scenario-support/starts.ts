import { statusSchema } from '#domain/contract/ids.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { sampleContract, chainContract } from '#test/unit/contract/sample.ts';
import { MAYA_MAIL, mailsTo, inHand } from './people.ts';
import type { InHand } from './people.ts';
import type { Stage } from './stage.ts';

export const HOUR = 60 * 60;
export const DAY = 24 * HOUR;

const start = (whenMissed: 'ask' | 're-offer', unit = DAY): Pick<Contract, 'start'> => ({
  start: {
    ...{ withinSeconds: 2 * unit, latestSeconds: 5 * unit, graceSeconds: unit, whenMissed },
    statuses: [statusSchema.parse('opportunity')],
  },
});

/** Whoever accepts has two days to begin; a day after the reminder the manager is told, and a day after that the contract owner decides. */
export const awaitingStart: Contract = { ...sampleContract, ...start('ask') };
/** The same, but at last the next is asked: the contract has a fallback. */
export const offeringAnew: Contract = { ...chainContract, ...start('re-offer') };
/** Both, with hours for days. */
export const awaitingStartSoon: Contract = { ...sampleContract, ...start('ask', HOUR) };
export const offeringAnewSoon: Contract = { ...chainContract, ...start('re-offer', HOUR) };

/** The link of the newest reminder of a start. */
export function startLink(stage: Stage, address = MAYA_MAIL): InHand {
  return inHand(mailsTo(stage, address, 'start-reminder').at(-1));
}
