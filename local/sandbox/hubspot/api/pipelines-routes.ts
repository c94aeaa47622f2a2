import { jsonReply } from '../../http/exchange.ts';
import type { SandboxReply } from '../../http/exchange.ts';
import type { Pipeline, Stage } from '../portal/pipeline.ts';
import type { ApiContext } from './api-context.ts';
import { notFound } from './api-error.ts';
import { typeIn } from './route.ts';
import type { ApiCall, ApiRoute } from './route.ts';

const collection = '/crm/pipelines/2026-09/:type';
const createdAt = '2024-03-04T08:00:00Z';
const updatedAt = '2026-02-02T08:00:00Z';

/** Pipelines with their stages. The answer is whole: this list has no pages. */
export const pipelineRoutes: readonly ApiRoute[] = [
  { method: 'GET', pattern: collection, handle: listPipelines },
  { method: 'GET', pattern: `${collection}/:id`, handle: readPipeline },
];

function listPipelines(call: ApiCall, context: ApiContext): SandboxReply {
  return jsonReply(200, { results: pipelinesOf(call, context).map(renderPipeline) });
}

function readPipeline(call: ApiCall, context: ApiContext): SandboxReply {
  const all = pipelinesOf(call, context);
  const id = call.params.id ?? '';
  const index = all.findIndex((each) => each.id === id);
  const pipeline = all[index];
  if (pipeline === undefined) throw notFound('Pipeline', [id]);
  return jsonReply(200, renderPipeline(pipeline, index));
}

function pipelinesOf(call: ApiCall, { portal }: ApiContext): readonly Pipeline[] {
  return portal.pipelines[typeIn(call)] ?? [];
}

function renderPipeline({ id, label, stages }: Pipeline, displayOrder: number): Record<string, unknown> {
  return {
    ...{ id, label, displayOrder, createdAt, updatedAt, archived: false },
    stages: stages.map(renderStage),
  };
}

/** The values of `metadata` are texts, numbers and booleans too. */
function renderStage({ id, label, probability }: Stage, displayOrder: number): Record<string, unknown> {
  const isClosed = probability === 0 || probability === 1;
  return {
    ...{ id, label, displayOrder, createdAt, updatedAt, archived: false },
    metadata: { isClosed: String(isClosed), probability: probability.toFixed(1) },
    writePermissions: 'CRM_PERMISSIONS_ENFORCEMENT',
  };
}
