import * as z from 'zod';
import { functionName } from './test-cloud.ts';

const answerSchema = z.object({ events: z.array(z.object({ message: z.string() })) });
const streamsSchema = z.object({ logStreams: z.array(z.object({ logStreamName: z.string() })) });

const groupsSchema = z.object({ logGroups: z.array(z.object({ logGroupName: z.string() })) });

/** Every line that a Lambda has logged. */
export function logLinesOf(endpoint: string, lambda: string): Promise<readonly string[]> {
  return linesOfGroup(endpoint, `/aws/lambda/${functionName(lambda)}`);
}

/** The names of all groups of log lines, whoever writes them. */
export async function logGroups(endpoint: string): Promise<readonly string[]> {
  const { logGroups: groups } = groupsSchema.parse(await logs(endpoint, 'DescribeLogGroups', {}));
  return groups.map(({ logGroupName }) => logGroupName);
}

/** Every line of one group. */
export async function linesOfGroup(endpoint: string, logGroupName: string): Promise<readonly string[]> {
  const { logStreams } = streamsSchema.parse(await logs(endpoint, 'DescribeLogStreams', { logGroupName }));
  const perStream = await Promise.all(
    logStreams.map(async ({ logStreamName }) => {
      const input = { logGroupName, logStreamName, startFromHead: true };
      return answerSchema.parse(await logs(endpoint, 'GetLogEvents', input)).events;
    }),
  );
  return perStream.flat().flatMap(({ message }) => message.split('\n'));
}

/** The emulator asks who calls, and checks no signature: that saves a client that nothing else needs. */
const AS_ADMINISTRATOR = 'AWS4-HMAC-SHA256 Credential=test/20300101/us-east-1/logs/aws4_request';

async function logs(endpoint: string, action: string, input: object): Promise<unknown> {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      authorization: AS_ADMINISTRATOR,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `Logs_20140328.${action}`,
    },
    body: JSON.stringify(input),
  });
  return answer.json();
}
