import type * as z from 'zod';
import { operatorPaths } from './paths.ts';
import type { OperatorPath, RouteName } from './paths.ts';
import { doctorAnswerSchema } from './checks.ts';
import { connectedAnswerSchema, connectionAnswerSchema, secretAnswerSchema } from './connections.ts';
import { decisionAnswerSchema, pauseAnswerSchema } from './decisions.ts';
import { attemptsAnswerSchema, logAnswerSchema, receiptAnswerSchema } from './evidence.ts';
import { listAnswerSchema } from './listing.ts';
import { mappingAnswerSchema } from './mappings.ts';
import { absenceEnteredSchema, peopleAnswerSchema, personAnswerSchema } from './people.ts';
import { rollbackPlanSchema } from './rollback-plan.ts';
import { showAnswerSchema } from './summary.ts';
import { backlogAnswerSchema, backlogChangeSchema } from './backlog.ts';
import { deadLetterAnswerSchema, deadLettersAnswerSchema, redriveAnswerSchema } from './dead-letters.ts';
import { dryRunAnswerSchema } from './dry-run.ts';
import { erasureAnswerSchema } from './erasing.ts';
import { chargeAnswerSchema, incidentAnswerSchema, incidentsAnswerSchema } from './incidents.ts';
import { leavingAnswerSchema } from './leaving.ts';
import { mappingsAnswerSchema } from './mappings.ts';
import { replayPlanSchema } from './replay.ts';
import { standingAnswerSchema } from './standing.ts';
import { traceAnswerSchema } from './trace.ts';
import { contractsAnswerSchema, measuresAnswerSchema } from './measures.ts';

/** One operation of the operator API, with what it answers. */
export interface OperatorRoute<Answer> extends OperatorPath {
  readonly answer: z.ZodType<Answer>;
}

/** The operator API, for its client: what is asked for, and what its answer looks like. */
export const operatorRoutes = {
  list: { ...operatorPaths.list, answer: listAnswerSchema },
  show: { ...operatorPaths.show, answer: showAnswerSchema },
  log: { ...operatorPaths.log, answer: logAnswerSchema },
  rollbackPlan: { ...operatorPaths.rollbackPlan, answer: rollbackPlanSchema },
  replayPlan: { ...operatorPaths.replayPlan, answer: replayPlanSchema },
  attempts: { ...operatorPaths.attempts, answer: attemptsAnswerSchema },
  trace: { ...operatorPaths.trace, answer: traceAnswerSchema },
  receipt: { ...operatorPaths.receipt, answer: receiptAnswerSchema },
  decide: { ...operatorPaths.decide, answer: decisionAnswerSchema },
  contracts: { ...operatorPaths.contracts, answer: contractsAnswerSchema },
  measures: { ...operatorPaths.measures, answer: measuresAnswerSchema },
  addMapping: { ...operatorPaths.addMapping, answer: mappingAnswerSchema },
  pauseContract: { ...operatorPaths.pauseContract, answer: pauseAnswerSchema },
  resumeContract: { ...operatorPaths.resumeContract, answer: pauseAnswerSchema },
  dryRun: { ...operatorPaths.dryRun, answer: dryRunAnswerSchema },
  people: { ...operatorPaths.people, answer: peopleAnswerSchema },
  leaving: { ...operatorPaths.leaving, answer: leavingAnswerSchema },
  enterAbsence: { ...operatorPaths.enterAbsence, answer: absenceEnteredSchema },
  clearAbsences: { ...operatorPaths.clearAbsences, answer: personAnswerSchema },
  revokeLinks: { ...operatorPaths.revokeLinks, answer: personAnswerSchema },
  erasePerson: { ...operatorPaths.erasePerson, answer: erasureAnswerSchema },
  incidents: { ...operatorPaths.incidents, answer: incidentsAnswerSchema },
  incident: { ...operatorPaths.incident, answer: incidentAnswerSchema },
  chargeIncident: { ...operatorPaths.chargeIncident, answer: chargeAnswerSchema },
  deadLetters: { ...operatorPaths.deadLetters, answer: deadLettersAnswerSchema },
  deadLetter: { ...operatorPaths.deadLetter, answer: deadLetterAnswerSchema },
  redrive: { ...operatorPaths.redrive, answer: redriveAnswerSchema },
  setSecret: { ...operatorPaths.setSecret, answer: secretAnswerSchema },
  connection: { ...operatorPaths.connection, answer: connectionAnswerSchema },
  connect: { ...operatorPaths.connect, answer: connectedAnswerSchema },
  backlog: { ...operatorPaths.backlog, answer: backlogAnswerSchema },
  changeBacklog: { ...operatorPaths.changeBacklog, answer: backlogChangeSchema },
  mappings: { ...operatorPaths.mappings, answer: mappingsAnswerSchema },
  standing: { ...operatorPaths.standing, answer: standingAnswerSchema },
  doctor: { ...operatorPaths.doctor, answer: doctorAnswerSchema },
} as const satisfies Readonly<Record<RouteName, OperatorRoute<unknown>>>;
