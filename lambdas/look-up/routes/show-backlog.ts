import { loadBacklog } from '#application/command-backlog.ts';
import type { BacklogAnswer } from '#domain/operator/backlog.ts';
import { backlogAnswer } from '#lambdas/_operating/backlog-answer.ts';
import type { LookUpPorts } from '../look-up-ports.ts';

/** The causes that somebody is to remove for good. One log. */
export async function showBacklog(ports: LookUpPorts): Promise<BacklogAnswer> {
  return { backlog: await backlogAnswer(ports, await loadBacklog(ports)) };
}
