import * as z from 'zod';

/** What CloudFormation said about one resource during a deploy. */
export interface ResourceEvent {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  /** CloudFormation's word, like `CREATE_COMPLETE`. */
  readonly status: string;
  readonly reason: string | undefined;
  /** The place in the construct tree, like `Baton-App/Intake/Queue`. */
  readonly path: string | undefined;
  readonly completed: number;
  readonly total: number | undefined;
}

/** The toolkit's message for one stack event; its payload is the type `StackActivity` of @aws-cdk/toolkit-lib. */
const stackActivitySchema = z.object({
  code: z.literal('CDK_TOOLKIT_I5502'),
  data: z.object({
    event: z.object({
      StackName: z.string(),
      LogicalResourceId: z.string(),
      ResourceType: z.string(),
      ResourceStatus: z.string(),
      ResourceStatusReason: z.string().optional(),
    }),
    metadata: z.object({ constructPath: z.string() }).optional(),
    progress: z.object({ completed: z.number(), total: z.number().optional() }),
  }),
});

/** The resource event in a message of the toolkit, or `undefined` if the message is about something else. */
export const readResourceEvent = (message: unknown): ResourceEvent | undefined => {
  const parsed = stackActivitySchema.safeParse(message);
  if (!parsed.success) return undefined;
  const { event, metadata, progress } = parsed.data.data;
  return {
    stack: event.StackName,
    logicalId: event.LogicalResourceId,
    type: event.ResourceType,
    status: event.ResourceStatus,
    reason: event.ResourceStatusReason,
    path: metadata?.constructPath,
    completed: progress.completed,
    total: progress.total,
  };
};
