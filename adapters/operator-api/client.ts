import { errorAnswerSchema } from '#domain/operator/operator-error.ts';
import type { DoctorAnswer } from '#domain/operator/checks.ts';
import type { ConnectedAnswer, ConnectionAnswer, SecretAnswer } from '#domain/operator/connections.ts';
import type { DecisionAnswer, PauseAnswer } from '#domain/operator/decisions.ts';
import type { AttemptsAnswer, LogAnswer, ReceiptAnswer } from '#domain/operator/evidence.ts';
import type { ListAnswer } from '#domain/operator/listing.ts';
import type { MappingAnswer } from '#domain/operator/mappings.ts';
import type { AbsenceEntered, PeopleAnswer, PersonAnswer } from '#domain/operator/people.ts';
import type { RollbackPlan } from '#domain/operator/rollback-plan.ts';
import type { ShowAnswer } from '#domain/operator/summary.ts';
import type { BacklogAnswer, BacklogChange, BacklogRequest } from '#domain/operator/backlog.ts';
import type { ConsentingSystem } from '#domain/operator/credential-note.ts';
import type {
  DeadLetterAnswer,
  DeadLettersAnswer,
  RedriveAnswer,
  RedriveRequest,
} from '#domain/operator/dead-letters.ts';
import type { DryRunAnswer } from '#domain/operator/dry-run.ts';
import type { ErasureAnswer } from '#domain/operator/erasing.ts';
import type {
  Charge,
  ChargeAnswer,
  ChargeRequest,
  IncidentAnswer,
  IncidentsAnswer,
} from '#domain/operator/incidents.ts';
import type { LeavingAnswer } from '#domain/operator/leaving.ts';
import type { MappingsAnswer } from '#domain/operator/mappings.ts';
import type { ReplayPlan } from '#domain/operator/replay.ts';
import type { StandingAnswer } from '#domain/operator/standing.ts';
import type { TraceAnswer } from '#domain/operator/trace.ts';
import type { ContractsAnswer, MeasuresAnswer } from '#domain/operator/measures.ts';
import type {
  AbsenceRequest,
  ClearRequest,
  ConnectRequest,
  DecisionRequest,
  ErasureRequest,
  MappingRequest,
  OperatorDecision,
  PauseRequest,
  ResumeRequest,
  SecretName,
  SecretRequest,
  RevokeRequest,
} from '#domain/operator/requests.ts';
import { fillPath } from '#domain/operator/paths.ts';
import type { OperatorPath, PathValues } from '#domain/operator/paths.ts';
import { servedBy } from '#domain/operator/served-by.ts';
import { operatorRoutes } from '#domain/operator/routes.ts';
import type { OperatorRoute } from '#domain/operator/routes.ts';
import { NotPermittedError, RefusedError, UnexpectedAnswerError, UnreachableError } from './errors.ts';
import { signedHeaders } from './sign-request.ts';
import type { SigningSource } from './signing.ts';

/** Longer than the API's own limit of 30 s, so that its answer, not our patience, says what happened. */
const ANSWER_WITHIN_MS = 35_000;

/** Where an operator API is, and how to sign for it. The address may have a path of its own. */
export interface OperatorApiPlace {
  readonly url: string;
  readonly signing: SigningSource;
}

type Query = Readonly<Record<string, string>>;

/** The operator API, operation by operation. Every one throws an OperatorApiError of its kind of failing. */
export interface OperatorApi {
  list(query: Query): Promise<ListAnswer>;
  show(id: string): Promise<ShowAnswer>;
  log(id: string): Promise<LogAnswer>;
  rollbackPlan(id: string): Promise<RollbackPlan>;
  replayPlan(id: string, query: Query): Promise<ReplayPlan>;
  attempts(id: string, query: Query): Promise<AttemptsAnswer>;
  trace(id: string): Promise<TraceAnswer>;
  receipt(id: string): Promise<ReceiptAnswer>;
  decide(id: string, decision: OperatorDecision, request: DecisionRequest): Promise<DecisionAnswer>;
  contracts(): Promise<ContractsAnswer>;
  measures(contract: string, query: Query): Promise<MeasuresAnswer>;
  addMapping(contract: string, request: MappingRequest): Promise<MappingAnswer>;
  pauseContract(contract: string, request: PauseRequest): Promise<PauseAnswer>;
  resumeContract(contract: string, request: ResumeRequest): Promise<PauseAnswer>;
  dryRun(contract: string, object: string, id: string): Promise<DryRunAnswer>;
  people(): Promise<PeopleAnswer>;
  leaving(person: string): Promise<LeavingAnswer>;
  enterAbsence(person: string, request: AbsenceRequest): Promise<AbsenceEntered>;
  clearAbsences(person: string, request: ClearRequest): Promise<PersonAnswer>;
  revokeLinks(person: string, request: RevokeRequest): Promise<PersonAnswer>;
  erasePerson(person: string, request: ErasureRequest): Promise<ErasureAnswer>;
  incidents(query: Query): Promise<IncidentsAnswer>;
  incident(id: string): Promise<IncidentAnswer>;
  chargeIncident(id: string, charge: Charge, request: ChargeRequest): Promise<ChargeAnswer>;
  deadLetters(): Promise<DeadLettersAnswer>;
  deadLetter(queue: string): Promise<DeadLetterAnswer>;
  redrive(queue: string, request: RedriveRequest): Promise<RedriveAnswer>;
  setSecret(name: SecretName, request: SecretRequest): Promise<SecretAnswer>;
  connection(system: ConsentingSystem): Promise<ConnectionAnswer>;
  connect(system: ConsentingSystem, request: ConnectRequest): Promise<ConnectedAnswer>;
  backlog(): Promise<BacklogAnswer>;
  changeBacklog(request: BacklogRequest): Promise<BacklogChange>;
  mappings(): Promise<MappingsAnswer>;
  standing(): Promise<StandingAnswer>;
  doctor(): Promise<DoctorAnswer>;
}

export function operatorApi(place: OperatorApiPlace): OperatorApi {
  return {
    list: (query) => call(place, operatorRoutes.list, {}, { query }),
    show: (id) => call(place, operatorRoutes.show, { id }),
    log: (id) => call(place, operatorRoutes.log, { id }),
    rollbackPlan: (id) => call(place, operatorRoutes.rollbackPlan, { id }),
    replayPlan: (id, query) => call(place, operatorRoutes.replayPlan, { id }, { query }),
    attempts: (id, query) => call(place, operatorRoutes.attempts, { id }, { query }),
    trace: (id) => call(place, operatorRoutes.trace, { id }),
    receipt: (id) => call(place, operatorRoutes.receipt, { id }),
    decide: (id, decision, body) => call(place, operatorRoutes.decide, { id, decision }, { body }),
    contracts: () => call(place, operatorRoutes.contracts, {}),
    measures: (name, query) => call(place, operatorRoutes.measures, { name }, { query }),
    addMapping: (name, body) => call(place, operatorRoutes.addMapping, { name }, { body }),
    pauseContract: (name, body) => call(place, operatorRoutes.pauseContract, { name }, { body }),
    resumeContract: (name, body) => call(place, operatorRoutes.resumeContract, { name }, { body }),
    dryRun: (name, object, id) => call(place, operatorRoutes.dryRun, { name, object, id }),
    people: () => call(place, operatorRoutes.people, {}),
    leaving: (person) => call(place, operatorRoutes.leaving, { person }),
    enterAbsence: (person, body) => call(place, operatorRoutes.enterAbsence, { person }, { body }),
    clearAbsences: (person, body) => call(place, operatorRoutes.clearAbsences, { person }, { body }),
    revokeLinks: (person, body) => call(place, operatorRoutes.revokeLinks, { person }, { body }),
    erasePerson: (person, body) => call(place, operatorRoutes.erasePerson, { person }, { body }),
    incidents: (query) => call(place, operatorRoutes.incidents, {}, { query }),
    incident: (id) => call(place, operatorRoutes.incident, { id }),
    chargeIncident: (id, charge, body) =>
      call(place, operatorRoutes.chargeIncident, { id, charge }, { body }),
    deadLetters: () => call(place, operatorRoutes.deadLetters, {}),
    deadLetter: (queue) => call(place, operatorRoutes.deadLetter, { queue }),
    redrive: (queue, body) => call(place, operatorRoutes.redrive, { queue }, { body }),
    setSecret: (name, body) => call(place, operatorRoutes.setSecret, { name }, { body }),
    connection: (system) => call(place, operatorRoutes.connection, { system }),
    connect: (system, body) => call(place, operatorRoutes.connect, { system }, { body }),
    backlog: () => call(place, operatorRoutes.backlog, {}),
    changeBacklog: (body) => call(place, operatorRoutes.changeBacklog, {}, { body }),
    mappings: () => call(place, operatorRoutes.mappings, {}),
    standing: () => call(place, operatorRoutes.standing, {}),
    doctor: () => call(place, operatorRoutes.doctor, {}),
  };
}

async function call<Answer>(
  place: OperatorApiPlace,
  route: OperatorRoute<Answer>,
  path: PathValues,
  { query = {}, body }: { readonly query?: Query; readonly body?: unknown } = {},
): Promise<Answer> {
  const url = new URL(`${place.url.replace(/\/+$/, '')}${fillPath(route.path, path)}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const request = { method: route.method, url, body: body === undefined ? undefined : JSON.stringify(body) };
  const headers = await signedHeaders(request, place.signing);
  const { status, text } = await send(request, headers);
  if (status === 200) return parseAnswer(place.url, route, text);
  throw failure(place.url, route, status, text);
}

async function send(
  { method, url, body }: { readonly method: string; readonly url: URL; readonly body: string | undefined },
  headers: Record<string, string>,
): Promise<{ readonly status: number; readonly text: string }> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const answer = await fetch(url, {
      method,
      headers,
      signal,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    });
    return { status: answer.status, text: await answer.text() };
  } catch (error) {
    throw new UnreachableError(url.origin, { cause: error });
  }
}

function parseAnswer<Answer>(url: string, route: OperatorRoute<Answer>, text: string): Answer {
  const parsed = route.answer.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new UnexpectedAnswerError(url, 200, servedBy(route), { cause: parsed.error });
}

/** Our own errors say why; without that it is the gateway, or something else, that speaks. */
function failure(url: string, route: OperatorPath, status: number, text: string): Error {
  const ours = errorAnswerSchema.safeParse(parseJson(text));
  if (status === 401 || status === 403) return new NotPermittedError(url, status);
  if (ours.success) return new RefusedError(url, status, ours.data.error);
  return new UnexpectedAnswerError(url, status, servedBy(route));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is not an answer of ours: no schema fits undefined.
    return undefined;
  }
}
