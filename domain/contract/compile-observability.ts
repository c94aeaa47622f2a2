import type { ContractSource } from './contract-source.ts';
import type { Contract } from './contract.ts';
import { parseDuration } from './duration.ts';
import type { Thresholds } from './observability.ts';
import { parsePercentage } from './percentage.ts';

type Source = NonNullable<ContractSource['observability']>;

/** The property of the amount, and the thresholds in seconds and shares from 0 to 1. */
export const measuringOf = ({
  amount,
  observability,
}: ContractSource): Pick<Contract, 'amount' | 'observability'> => ({
  ...(amount === undefined ? {} : { amount }),
  ...(observability === undefined
    ? {}
    : {
        observability: {
          windowSeconds: known(parseDuration(observability.window), observability.window),
          thresholds: thresholdsOf(observability),
        },
      }),
});

const thresholdsOf = ({ waitingAmount, timeToAcknowledge = {}, ...source }: Source): Thresholds => ({
  ...share('acknowledgedInTime', source.acknowledgedInTime),
  ...seconds('acknowledgedP50Seconds', timeToAcknowledge.p50),
  ...seconds('acknowledgedP90Seconds', timeToAcknowledge.p90),
  ...(waitingAmount === undefined ? {} : { waitingAmount }),
  ...seconds('oldestWaitingSeconds', source.oldestWaiting),
  ...share('failedSync', source.failedSync),
  ...share('expired', source.expired),
});

const share = (name: keyof Thresholds, text: string | undefined): Thresholds =>
  text === undefined ? {} : { [name]: known(parsePercentage(text), text) };

const seconds = (name: keyof Thresholds, text: string | undefined): Thresholds =>
  text === undefined ? {} : { [name]: known(parseDuration(text), text) };

/** What a checked source says always parses; anything else is a defect of the check. */
const known = (value: number | undefined, text: string): number => {
  if (value === undefined) throw new RangeError(`neither a duration nor a share: ${text}`);
  return value;
};
