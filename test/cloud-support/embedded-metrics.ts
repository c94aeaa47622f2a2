import * as z from 'zod';

/** A log line in CloudWatch's embedded metric format. Source: the specification of that format, "Root node". */
const embeddedSchema = z.object({
  _aws: z.object({
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.object({ Name: z.string() })),
      }),
    ),
  }),
});

/** What CloudWatch would make of these lines: each metric of a namespace, with the names of its dimensions, sorted. */
export function publishedIn(lines: readonly string[], namespace: string): readonly string[] {
  const sets = lines
    .filter((line) => line.includes('"_aws"'))
    .flatMap((line) => embeddedSchema.parse(JSON.parse(line))._aws.CloudWatchMetrics)
    .filter(({ Namespace }) => Namespace === namespace)
    .flatMap(({ Dimensions, Metrics }) =>
      Metrics.flatMap(({ Name }) => Dimensions.map((names) => [Name, ...names.toSorted()].join(' '))),
    );
  return [...new Set(sets)].toSorted();
}
