import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { readInteraction } from '#adapters/slack/read-interaction.ts';
import type { Interaction } from '#adapters/slack/read-interaction.ts';
import { verifySignature } from '#adapters/slack/verify-signature.ts';
import { METRICS } from '#domain/limits/metrics.ts';
import { personBySlackUser } from '#domain/contract/directory.ts';
import type { PrivateReplies } from '#domain/ports/chat.ts';
import type { Secrets } from '#domain/ports/platform.ts';
import { bodyBytes } from '#lambdas/_runtime/body.ts';
import type { MeteredRuntime } from '#lambdas/_runtime/metered.ts';
import { readerFor } from '#lambdas/_presenting/person.ts';
import { privateReply } from '#views/slack/private-reply.ts';
import { answer } from './answer.ts';
import type { AnswerPorts } from './answer.ts';
import { pressIn } from './press.ts';

export type AnswerSlackPorts = AnswerPorts & {
  readonly privateReplies: PrivateReplies;
  readonly secrets: Secrets;
  readonly signingSecretName: string;
};

type Answer = APIGatewayProxyStructuredResultV2;

/**
 * Takes what people press in our messages, if Slack can be proved to have sent it. Whatever is authentic is answered
 * with 200 within Slack's three seconds, once it is decided and kept; Slack does not repeat it, so whoever pressed
 * while we could not keep it sees Slack's own warning and presses again.
 */
export function answerSlackHandler(
  ports: AnswerSlackPorts,
  runtime: MeteredRuntime,
): (event: APIGatewayProxyEventV2) => Promise<Answer> {
  return async (event) => {
    const body = bodyBytes(event);
    const secret = await ports.secrets.get(ports.signingSecretName);
    if (secret === undefined) {
      runtime.logger.error('press not taken', new Error('the signing secret of Slack is unset'));
      runtime.metrics.addMetric(METRICS.personNotAnswered, MetricUnit.Count, 1);
      return { statusCode: 503 };
    }
    const signature = event.headers['x-slack-signature'];
    const timestamp = event.headers['x-slack-request-timestamp'];
    const verdict = verifySignature({ body, signature, timestamp }, secret, Date.parse(ports.now()));
    if (verdict !== 'authentic') return forged(runtime, verdict.refused);
    const interaction = readInteraction(body.toString('utf8'));
    if (interaction === undefined) runtime.logger.warn('interaction of another kind');
    else await take(ports, runtime, interaction);
    return { statusCode: 200 };
  };
}

function forged({ logger, metrics }: MeteredRuntime, because: string): Answer {
  logger.warn('press refused', { because });
  metrics.addMetric(METRICS.forgedDelivery, MetricUnit.Count, 1);
  return {
    statusCode: 401,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ error: because }),
  };
}

async function take(
  ports: AnswerSlackPorts,
  { logger }: MeteredRuntime,
  interaction: Interaction,
): Promise<void> {
  const press = pressIn(interaction);
  if (press === undefined) return;
  const person = personBySlackUser(ports.bundle.directory, interaction.user);
  logger.appendKeys({ handoffId: press.offer.handoff });
  const reply = await answer(ports, person, press, interaction);
  logger.info('press taken', { action: press.action, outcome: reply?.kind ?? 'counts' });
  if (reply === undefined) return;
  const text = privateReply(reply, readerFor(person, ports.now()));
  const sent = await ports.privateReplies.send(interaction.responseUrl, text);
  // The answer stands whether or not they have read this.
  if (sent.outcome === 'failed') logger.warn('reply not sent', { because: sent.because ?? '' });
}
