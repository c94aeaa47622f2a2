/** Who changed a value, as property histories and webhooks show it. */
export interface Source {
  readonly sourceType: 'INTEGRATION' | 'CRM_UI' | 'AUTOMATION_PLATFORM';
  readonly sourceId: string;
  readonly sourceLabel?: string;
  readonly updatedByUserId?: number;
}

/** A write through the API by an app. */
export function appSource(appId: number): Source {
  return { sourceType: 'INTEGRATION', sourceId: String(appId), sourceLabel: 'Baton' };
}

/** An edit by a person in the CRM. */
export function userSource(userId: number): Source {
  return { sourceType: 'CRM_UI', sourceId: `userId:${String(userId)}`, updatedByUserId: userId };
}

/** A workflow of the portal that sets properties. */
export const workflowSource: Source = {
  sourceType: 'AUTOMATION_PLATFORM',
  sourceId: 'enrollmentId:501;actionExecutionIndex:0',
  sourceLabel: 'Territory workflow',
};
