import * as z from 'zod';
import { functionName } from '#test/cloud-support/test-cloud.ts';
import { LAMBDAS } from './metered-lambdas.ts';

/** What one Lambda did, as its log says. */
export interface LambdaTime {
  readonly name: string;
  readonly invocations: number;
  readonly milliseconds: number;
  readonly memoryMb: number;
  /** Of our own lines; those of the platform are switched off on AWS. */
  readonly logBytes: number;
}

const REPORT = /^REPORT .*Billed Duration: ([\d.]+) ms\tMemory Size: (\d+) MB/;
const PLATFORM = /^(START|END|REPORT) /;

export async function lambdaTimes(endpoint: string): Promise<readonly LambdaTime[]> {
  return Promise.all(LAMBDAS.map((name) => lambdaTime(endpoint, name)));
}

async function lambdaTime(endpoint: string, name: string): Promise<LambdaTime> {
  const lines = await logLines(endpoint, `/aws/lambda/${functionName(name)}`);
  const reports = lines.flatMap((line) => {
    const found = REPORT.exec(line);
    return found === null ? [] : [{ milliseconds: Number(found[1]), memoryMb: Number(found[2]) }];
  });
  return {
    name,
    invocations: reports.length,
    milliseconds: reports.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    memoryMb: reports[0]?.memoryMb ?? 0,
    logBytes: lines
      .filter((line) => !PLATFORM.test(line))
      .reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0),
  };
}

const pageSchema = z.object({
  events: z.array(z.object({ message: z.string() })).default([]),
  nextToken: z.string().optional(),
});

/** The emulator asks who calls, and checks no signature: that saves a client that nothing else needs. */
const AS_ADMINISTRATOR = 'AWS4-HMAC-SHA256 Credential=test/20300101/us-east-1/logs/aws4_request';

async function logLines(endpoint: string, logGroupName: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for (let nextToken: string | undefined, more = true; more; more = nextToken !== undefined) {
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: {
        authorization: AS_ADMINISTRATOR,
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'Logs_20140328.FilterLogEvents',
      },
      body: JSON.stringify({ logGroupName, nextToken }),
    });
    const page = pageSchema.parse(await answer.json());
    lines.push(...page.events.flatMap(({ message }) => message.split('\n')));
    nextToken = page.nextToken;
  }
  return lines;
}
