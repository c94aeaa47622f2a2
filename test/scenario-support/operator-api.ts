import { RefusedError } from '#adapters/operator-api/errors.ts';
import type { MondayApi } from '#adapters/operator-api/gather-monday.ts';
import { errorAnswerSchema } from '#domain/operator/operator-error.ts';
import { operatorRoutes } from '#domain/operator/routes.ts';
import type { OperatorRoute } from '#domain/operator/routes.ts';
import { request } from './operator.ts';
import type { Stage } from './stage.ts';

/** What commands look at, without the network. */
export function apiOf(stage: Stage): MondayApi {
  const ask = async <Answer>(
    { answer }: OperatorRoute<Answer>,
    path: string,
    query: Readonly<Record<string, string>> = {},
  ): Promise<Answer> => {
    const asked = await request(stage, 'GET', `${path}?${new URLSearchParams(query).toString()}`);
    if (asked.status === 200) return answer.parse(asked.answer);
    throw new RefusedError('memory', asked.status, errorAnswerSchema.parse(asked.answer).error);
  };
  return {
    contracts: () => ask(operatorRoutes.contracts, '/operator/contracts'),
    measures: (contract, query) =>
      ask(operatorRoutes.measures, `/operator/contracts/${contract}/measures`, query),
    incidents: (query) => ask(operatorRoutes.incidents, '/operator/incidents', query),
    people: () => ask(operatorRoutes.people, '/operator/people'),
    doctor: () => ask(operatorRoutes.doctor, '/operator/doctor'),
    deadLetters: () => ask(operatorRoutes.deadLetters, '/operator/dead-letters'),
    standing: () => ask(operatorRoutes.standing, '/operator/standing'),
    list: (query) => ask(operatorRoutes.list, '/operator/handoffs', query),
    replayPlan: (id, query) => ask(operatorRoutes.replayPlan, `/operator/handoffs/${id}/replay`, query),
    backlog: () => ask(operatorRoutes.backlog, '/operator/backlog'),
    mappings: () => ask(operatorRoutes.mappings, '/operator/mappings'),
  };
}
