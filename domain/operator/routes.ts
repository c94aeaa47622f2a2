import type * as z from 'zod';
import {
  absenceEnteredSchema,
  connectedAnswerSchema,
  connectionAnswerSchema,
  attemptsAnswerSchema,
  decisionAnswerSchema,
  doctorAnswerSchema,
  listAnswerSchema,
  logAnswerSchema,
  mappingAnswerSchema,
  pauseAnswerSchema,
  peopleAnswerSchema,
  personAnswerSchema,
  receiptAnswerSchema,
  rollbackPlanSchema,
  secretAnswerSchema,
  showAnswerSchema,
} from './answers.ts';
import { deadLetterAnswerSchema, deadLettersAnswerSchema, redriveAnswerSchema } from './dead-letters.ts';
import { dryRunAnswerSchema } from './dry-run.ts';
import { erasureAnswerSchema } from './erasing.ts';
import { leavingAnswerSchema } from './leaving.ts';
import { replayPlanSchema } from './replay.ts';
import { contractsAnswerSchema, measuresAnswerSchema } from './measures.ts';

/** One operation of the operator API. A `{name}` in the path stands for one segment. */
export interface OperatorRoute<Answer> {
  readonly method: 'GET' | 'POST';
  readonly path: `/operator/${string}`;
  readonly answer: z.ZodType<Answer>;
}

/** The operator API, for its server and its client. */
export const operatorRoutes = {
  list: { method: 'GET', path: '/operator/handoffs', answer: listAnswerSchema },
  show: { method: 'GET', path: '/operator/handoffs/{id}', answer: showAnswerSchema },
  log: { method: 'GET', path: '/operator/handoffs/{id}/log', answer: logAnswerSchema },
  rollbackPlan: {
    method: 'GET',
    path: '/operator/handoffs/{id}/roll-back',
    answer: rollbackPlanSchema,
  },
  replayPlan: { method: 'GET', path: '/operator/handoffs/{id}/replay', answer: replayPlanSchema },
  attempts: { method: 'GET', path: '/operator/handoffs/{id}/attempts', answer: attemptsAnswerSchema },
  receipt: { method: 'GET', path: '/operator/receipts/{id}', answer: receiptAnswerSchema },
  decide: { method: 'POST', path: '/operator/handoffs/{id}/{decision}', answer: decisionAnswerSchema },
  contracts: { method: 'GET', path: '/operator/contracts', answer: contractsAnswerSchema },
  measures: { method: 'GET', path: '/operator/contracts/{name}/measures', answer: measuresAnswerSchema },
  addMapping: { method: 'POST', path: '/operator/contracts/{name}/mappings', answer: mappingAnswerSchema },
  pauseContract: { method: 'POST', path: '/operator/contracts/{name}/pause', answer: pauseAnswerSchema },
  resumeContract: { method: 'POST', path: '/operator/contracts/{name}/resume', answer: pauseAnswerSchema },
  dryRun: {
    method: 'GET',
    path: '/operator/contracts/{name}/dry-run/{object}/{id}',
    answer: dryRunAnswerSchema,
  },
  people: { method: 'GET', path: '/operator/people', answer: peopleAnswerSchema },
  leaving: { method: 'GET', path: '/operator/people/{person}/leaving', answer: leavingAnswerSchema },
  enterAbsence: { method: 'POST', path: '/operator/people/{person}/absences', answer: absenceEnteredSchema },
  clearAbsences: {
    method: 'POST',
    path: '/operator/people/{person}/absences/clear',
    answer: personAnswerSchema,
  },
  erasePerson: { method: 'POST', path: '/operator/erasures/{person}', answer: erasureAnswerSchema },
  deadLetters: { method: 'GET', path: '/operator/dead-letters', answer: deadLettersAnswerSchema },
  deadLetter: { method: 'GET', path: '/operator/dead-letters/{queue}', answer: deadLetterAnswerSchema },
  redrive: { method: 'POST', path: '/operator/dead-letters/{queue}/redrive', answer: redriveAnswerSchema },
  setSecret: { method: 'POST', path: '/operator/secrets/{name}', answer: secretAnswerSchema },
  connection: { method: 'GET', path: '/operator/connections/{system}', answer: connectionAnswerSchema },
  connect: { method: 'POST', path: '/operator/connections/{system}', answer: connectedAnswerSchema },
  doctor: { method: 'GET', path: '/operator/doctor', answer: doctorAnswerSchema },
} as const;
export type RouteName = keyof typeof operatorRoutes;

export type PathValues = Readonly<Record<string, string>>;

/** The values of a path that fits the pattern, decoded; undefined if it does not fit. */
export function matchPath(pattern: string, path: string): PathValues | undefined {
  const wanted = pattern.split('/');
  const found = path.split('/');
  if (wanted.length !== found.length) return undefined;
  const values: Record<string, string> = {};
  for (const [at, segment] of wanted.entries()) {
    const there = found[at];
    if (!segment.startsWith('{')) {
      if (segment !== there) return undefined;
      continue;
    }
    const value = decoded(there);
    if (value === undefined || value === '') return undefined;
    values[segment.slice(1, -1)] = value;
  }
  return values;
}

/** The path with its values in their places, encoded. */
export function fillPath(pattern: string, values: PathValues): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
}

function decoded(segment: string | undefined): string | undefined {
  if (segment === undefined) return undefined;
  try {
    return decodeURIComponent(segment);
  } catch {
    // A broken escape is no segment of any path of ours.
    return undefined;
  }
}
