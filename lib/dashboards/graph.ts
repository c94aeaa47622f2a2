import { GraphWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';

export const HALF = 12;
export const WHOLE = 24;

/** A line for each metric. */
export const graph = (title: string, ...left: readonly IMetric[]): GraphWidget =>
  new GraphWidget({ title, width: HALF, left: [...left] });
