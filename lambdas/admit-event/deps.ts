import { SQSClient } from '@aws-sdk/client-sqs';
import { intakeQueue } from '#adapters/sqs/queues.ts';
import type { HealthPorts } from '#application/health/visit.ts';
import type { AdmissionPorts } from '#application/arrived-event.ts';
import { hubspotConnector } from '#lambdas/_runtime/ports/hubspot.ts';
import { tablePorts } from '#lambdas/_runtime/ports/tables.ts';
import type { Env } from './env.ts';

/** The clients and adapters of this Lambda, built once. */
export function buildPorts(env: Env): AdmissionPorts & HealthPorts {
  return {
    ...tablePorts(env),
    queues: intakeQueue(new SQSClient(), env.INTAKE_QUEUE_URL),
    connector: hubspotConnector(env),
    mode: env.MODE,
    storedVersions: new Set(),
  };
}
