import type { Contract } from '#domain/contract/contract.ts';
import { stricterOf } from '#domain/contract/mode.ts';
import { httpName, isHttpTarget } from '#domain/contract/target.ts';

import { connectedSettings, connectedSystems } from './connectors.ts';
import { LAMBDA_TIMEOUT_SECONDS, timeoutSeconds } from './lambda-catalog.ts';
import { readBackProblems } from './read-back-problems.ts';
import { LOCAL_STAGE, type Stage } from './stage.ts';

const MILLISECONDS = 1000;

/** The Lambdas that hold a claim while they work. */
const CLAIM_HOLDERS = ['send-notice', 'sync-target'] as const;

/** The slowest Lambda of a stage, which its steps must outlast. */
const slowest = ({ settings }: Stage): readonly [name: string, seconds: number] =>
  Object.entries(LAMBDA_TIMEOUT_SECONDS)
    .map(([name, own]) => [name, Math.min(own, settings.longestLambdaSeconds)] as const)
    .reduce((a, b) => (b[1] > a[1] ? b : a));

const stepProblems = (stage: Stage): string[] => {
  const { stepSeconds } = stage.settings;
  const [name, seconds] = slowest(stage);
  if (stepSeconds > seconds) return [];
  return [
    `settings.stepSeconds (${stepSeconds}) must be longer than the timeout of every Lambda, and that of ${name} is ${seconds} s, or a step counts as overdue while its Lambda still runs`,
  ];
};

const claimProblems = ({ settings }: Stage): string[] =>
  CLAIM_HOLDERS.filter((name) => timeoutSeconds(name, settings) >= settings.claimSeconds).map(
    (name) =>
      `settings.claimSeconds (${settings.claimSeconds}) must be longer than the timeout of ${name} (${timeoutSeconds(name, settings)} s), or two of them send at once`,
  );

const leaseProblems = (stage: Stage): string[] => {
  const { settings } = stage;
  const worker = timeoutSeconds('sync-target', settings);
  const connected = connectedSystems(stage).map((system) => connectedSettings(stage, system));
  const late = [stage.hubspot, ...connected].map((system) => system?.lateApplicationSeconds ?? 0);
  const latest = worker + Math.max(...late);
  return [
    ...(latest >= settings.planLeaseSeconds
      ? [
          `settings.planLeaseSeconds (${settings.planLeaseSeconds}) must be longer than the timeout of sync-target and the longest late application together (${latest} s), or two writes overlap`,
        ]
      : []),
    ...(settings.vendorTimeoutMs >= worker * MILLISECONDS
      ? [
          `settings.vendorTimeoutMs (${settings.vendorTimeoutMs}) must be shorter than the timeout of sync-target (${worker} s), or a request outlives its handler`,
        ]
      : []),
  ];
};

/** Nobody but whoever was asked can answer in Slack, so its messages cannot go to somebody else instead. */
const slackProblems = ({ slack, redirectAllMailTo }: Stage): string[] =>
  slack === undefined || redirectAllMailTo === undefined
    ? []
    : ['redirectAllMailTo keeps mail from real people, and slack would not: leave one of them out'];

const localProblems = (stage: Stage): string[] => {
  const { name, local, hubspot, slack, publicBaseUrl } = stage;
  if (name === LOCAL_STAGE) return local === undefined ? ['local.apiId is missing'] : [];
  const connected = connectedSystems(stage).map((system) => connectedSettings(stage, system));
  const others = [slack, ...connected].map((system) => system?.baseUrl ?? '');
  const urls = [hubspot.baseUrl, hubspot.appUrl, ...others, publicBaseUrl ?? ''];
  const plainHttp = urls.filter((url) => url.startsWith('http:'));
  return [
    ...(local === undefined ? [] : [`local is for the stage "${LOCAL_STAGE}" only`]),
    ...plainHttp.map((url) => `${url} is not https, which only the stage "${LOCAL_STAGE}" may use`),
  ];
};

/** What is wrong with a stage although each value by itself is right: one sentence each, without its full stop. */
export const stageProblems = (stage: Stage): readonly string[] => [
  ...stepProblems(stage),
  ...claimProblems(stage),
  ...leaseProblems(stage),
  ...slackProblems(stage),
  ...localProblems(stage),
];

/** A pilot is of people: without any, a contract would be observed, which nobody said. */
const pilotProblems = ({ mode }: Stage, contracts: readonly Contract[]): readonly string[] =>
  contracts
    .filter((contract) => stricterOf(contract.mode, mode) === 'pilot' && contract.pilot.length === 0)
    .map(({ id }) => `mode is pilot, and the contract ${id} names nobody in its field pilot`);

/** A contract may be carried out only where each of its targets can be reached. */
const unconnected = (stage: Stage, contracts: readonly Contract[]): readonly string[] =>
  contracts.flatMap(({ id, sync }) =>
    sync.targets
      .filter(({ system }) => system !== 'hubspot' && connectedSettings(stage, system) === undefined)
      .map(({ system }) => {
        const setting = isHttpTarget(system) ? `http.${httpName(system)}` : system;
        return `${setting} is missing, and the contract ${id} names it as a target`;
      }),
  );

/** What is wrong with a stage for the contracts that are deployed to it. */
export const contractProblems = (stage: Stage, contracts: readonly Contract[]): readonly string[] => [
  ...unconnected(stage, contracts),
  ...pilotProblems(stage, contracts),
  ...readBackProblems(stage, contracts),
];
