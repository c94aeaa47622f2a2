import { playedSender } from '#test/scenario-support/played-sender.ts';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { memoryGrants } from '#adapters/memory/grants.ts';
import { memoryPorts } from '#adapters/memory/ports.ts';
import { createWorld } from '#adapters/memory/world.ts';
import { commandBlocked } from '#application/command-blocked.ts';
import { commandHandoff } from '#application/command-handoff.ts';
import { applyEffects } from '#application/effects/apply-effects.ts';
import type { BlockedCommand } from '#domain/blocked/blocked.ts';
import type { Mode } from '#domain/contract/mode.ts';
import { canonicalJson } from '#domain/contract/canonical-json.ts';
import { contractDigest } from '#domain/contract/contract-digest.ts';
import { correlationIdSchema, stableId, subjectId } from '#domain/ids.ts';
import type { HandoffId } from '#domain/ids.ts';
import type { IncidentCause } from '#domain/incident/cause.ts';
import { nextCommit } from '#domain/log/commit.ts';
import type { ConnectionAnswer } from '#domain/operator/connections.ts';
import type { ConsentingSystem } from '#domain/operator/credential-note.ts';
import type { SecretName } from '#domain/operator/requests.ts';
import type { SecretsAdmin, Trial, TrySecret } from '#domain/ports/operations.ts';
import { serveOperations } from '#lambdas/_operating/serve-operations.ts';
import { chargeIncident } from '#lambdas/tend-incidents/charge-incident.ts';
import { traceHandoffHandler } from '#lambdas/trace-handoff/handler.ts';
import { showIncidentsHandler } from '#lambdas/show-incidents/handler.ts';
import { compareHandoffHandler } from '#lambdas/compare-handoff/handler.ts';
import { lookUpHandler } from '#lambdas/look-up/handler.ts';
import { operateHandler } from '#lambdas/operate/handler.ts';
import { storeSecretHandler } from '#lambdas/store-secret/handler.ts';
import { rehearseHandoffHandler } from '#lambdas/rehearse-handoff/handler.ts';
import { FakeHubSpot } from '#test/scenario-support/hubspot.ts';
import { sampleContract, sampleDirectory } from '../contract/sample.ts';
import { situation } from '../handoff/history.ts';

const actor = { kind: 'system', id: 'test' } as const;
export const lena = 'arn:aws:sts::000000000000:assumed-role/operators/lena';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const OF_HUBSPOT: readonly SecretName[] = ['hubspot-client-secret', 'hubspot-token'];

/** A stage in memory with the operator API in front of it, and a clock that the test pushes. */
export function createStage(mode: Mode = 'enforce', names: readonly SecretName[] = OF_HUBSPOT) {
  const world = createWorld();
  let now = Date.parse('2030-01-31T12:00:00.000Z');
  let ids = 0;
  const stored = new Map<string, string>();
  const secretsAdmin: SecretsAdmin = {
    names,
    put: async (name, value) => void stored.set(name, value),
    look: async (name) => (stored.has(name) ? { since: new Date(now).toISOString() } : 'unset'),
  };
  const tried: { name: SecretName; value: string }[] = [];
  let trial: Trial = { kind: 'accepted' };
  const trySecret: TrySecret = async (name, value) => {
    tried.push({ name, value });
    return trial;
  };
  const grants = { hubspot: memoryGrants(), salesforce: memoryGrants(), asana: memoryGrants() };
  const connections: Partial<Record<ConsentingSystem, Omit<ConnectionAnswer, 'system'>>> = {};
  const sender = playedSender();
  const hubspot = new FakeHubSpot(() => new Date(now).toISOString());
  const ports = {
    ...memoryPorts(world),
    mode,
    bundle: {
      contracts: [{ digest: contractDigest(sampleContract), contract: sampleContract }],
      directory: sampleDirectory,
    },
    settings: { stepSeconds: 60, planLeaseSeconds: 30, claimSeconds: 30, backoffSeconds: 1 },
    now: () => new Date(now).toISOString(),
    newId: () => `id${String((ids += 1)).padStart(30, '0')}`,
    random: () => 0.5,
    secretsAdmin,
    trySecret,
    grants,
    connections,
    watchdogSeconds: 300,
    sender,
    members: undefined,
    connector: hubspot.connector(),
    connectors: { hubspot: hubspot.connector() },
    portal: { appUrl: 'https://app.hubspot.com', portalId: '62515' },
  };
  const logger = new Logger({ logLevel: 'SILENT' });
  const runtime = { logger, metrics: new Metrics({ namespace: 'Test' }) };
  const look = lookUpHandler(ports, runtime);
  const change = operateHandler(ports, runtime);
  const store = storeSecretHandler(ports, runtime);
  const rehearse = rehearseHandoffHandler(ports, runtime);
  const tend = serveOperations({ chargeIncident }, ports, runtime);
  const trace = traceHandoffHandler(ports, runtime);
  const incidents = showIncidentsHandler(ports, runtime);
  const compare = compareHandoffHandler(ports, runtime);
  const handlerFor = (method: string, path: string) => {
    if (method !== 'GET' && /^\/operator\/(secrets|connections)\//.test(path)) return store;
    if (method !== 'GET') return path.startsWith('/operator/incidents') ? tend : change;
    if (path.startsWith('/operator/incidents')) return incidents;
    if (path.endsWith('/trace')) return trace;
    if (path.endsWith('/replay')) return compare;
    return path.includes('/dry-run/') ? rehearse : look;
  };

  async function send(method: string, path: string, more: object = {}): Promise<Answer> {
    const [rawPath = '', query = ''] = path.split('?');
    const iam = { userArn: lena };
    const { statusCode, body } = await handlerFor(
      method,
      rawPath,
    )({
      rawPath,
      queryStringParameters: Object.fromEntries(new URLSearchParams(query)),
      requestContext: { http: { method }, authorizer: { iam } },
      ...more,
    });
    const read: unknown = JSON.parse(body ?? 'null');
    return { status: statusCode ?? 0, body: read };
  }

  return {
    world,
    hubspot,
    ports,
    stored,
    /** What was tried before it was stored. */
    tried,
    /** How the systems take what is tried from now on. */
    answerTrials: (answer: Trial) => void (trial = answer),
    push: (seconds: number) => void (now += seconds * 1000),
    send,
    get: (path: string) => send('GET', path),
    post: (path: string, body: unknown) => send('POST', path, { body: JSON.stringify(body) }),
    offered: (objectId: string) => offered(ports, objectId),
    observed: (objectId: string) => offered(ports, objectId, 'observe'),
    /** A record that is only observed got this owner now. */
    ownerSeen: async (handoffId: HandoffId, owner: string) => {
      const command = { type: 'SeeOwner', owner, since: ports.now() } as const;
      await commandHandoff(ports, { handoffId, actor, command });
    },
    wake: async (handoffId: HandoffId) => {
      await commandHandoff(ports, { handoffId, actor, command: { type: 'Wake' } });
    },
    accepted: async (objectId: string) => {
      const id = await offered(ports, objectId);
      const command = { type: 'AcceptOffer', epoch: 1, by: 'maya-chen' } as const;
      await commandHandoff(ports, { handoffId: id, actor, command });
      return id;
    },
    held: async (objectId: string) => {
      const id = await offered(ports, objectId);
      now += 10 * 60 * 60 * 1000;
      await commandHandoff(ports, { handoffId: id, actor, command: { type: 'Wake' } });
      await commandHandoff(ports, { handoffId: id, actor, command: { type: 'Advance', run: 1, situation } });
      await applyEffects(ports, subjectId('handoff', id));
      return id;
    },
    blocked: (blockedId: string) =>
      blocked(ports, blockedId, { cause: unmapped, contract: sampleContract.id, record }),
    malformed: (blockedId: string) =>
      blocked(ports, blockedId, { cause: { kind: 'malformed', source: 'hubspot' } }),
    commitsOf: (subject: string) => world.commits.get(subject) ?? [],
    /** As if a newer version had written to a log that this one reads: after a deploy was taken back. */
    wroteNewer: async (subject: string) => {
      const last = world.commits.get(subject)?.at(-1);
      if (last === undefined) throw new Error(`${subject} has no log`);
      await ports.log.append(
        nextCommit(last, { ...last, commitId: 'newer', facts: [{ type: 'FromANewerVersion' }] }),
      );
    },
  };
}

type StagePorts = Parameters<typeof commandHandoff>[0] & Parameters<typeof applyEffects>[0];

async function offered(ports: StagePorts, objectId: string, mode: Mode = 'enforce') {
  const handoffId = stableId('test', objectId);
  await commandHandoff(ports, {
    handoffId,
    actor,
    correlationId: correlationIdSchema.parse(`cor-${objectId}`),
    version: {
      digest: contractDigest(sampleContract),
      contract: sampleContract.id,
      text: canonicalJson(sampleContract),
    },
    command: {
      type: 'RequestHandoff',
      situation,
      mode,
      request: {
        handoffId,
        contract: sampleContract.id,
        contractDigest: contractDigest(sampleContract),
        record: { source: 'hubspot', objectType: 'contact', objectId },
        status: 'sales-qualified',
        occurredAt: ports.now(),
        giver: 'jonas-weber',
        targets: ['hubspot'],
      },
    },
  });
  return handoffId;
}

export const unmapped: IncidentCause = {
  kind: 'unmapped',
  source: 'hubspot',
  property: 'lifecyclestage',
  value: 'SQL',
  contract: sampleContract.id,
};

const record = { source: 'hubspot', objectType: 'contact', objectId: '102' } as const;

async function blocked(
  ports: StagePorts,
  blockedId: string,
  about: Omit<Extract<BlockedCommand, { type: 'BlockEvent' }>, 'type'>,
): Promise<string> {
  await commandBlocked(ports, {
    blockedId,
    actor,
    correlationId: correlationIdSchema.parse('cor-blocked'),
    command: { type: 'BlockEvent', ...about },
  });
  await applyEffects(ports, subjectId('blocked', blockedId));
  return blockedId;
}
