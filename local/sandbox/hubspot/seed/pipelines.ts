import type { Pipeline, Stage } from '../portal/pipeline.ts';

/** A pipeline that the account added; HubSpot numbers those and their stages. */
export const renewalsPipelineId = '740281';

/** The deal pipelines of the portal, in the order in which HubSpot shows them. */
export const dealPipelines: readonly Pipeline[] = [
  {
    id: 'default',
    label: 'Sales Pipeline',
    stages: [
      stage('appointmentscheduled', 'Appointment Scheduled', 0.2),
      stage('qualifiedtobuy', 'Qualified To Buy', 0.4),
      stage('presentationscheduled', 'Presentation Scheduled', 0.6),
      stage('decisionmakerboughtin', 'Decision Maker Bought-In', 0.8),
      stage('contractsent', 'Contract Sent', 0.9),
      stage('closedwon', 'Closed Won', 1),
      stage('closedlost', 'Closed Lost', 0),
    ],
  },
  {
    id: renewalsPipelineId,
    label: 'Renewals',
    stages: [
      stage('1180401', 'Upcoming', 0.7),
      stage('1180402', 'In Discussion', 0.8),
      stage('1180403', 'Renewed', 1),
      stage('1180404', 'Not Renewed', 0),
    ],
  },
];

function stage(id: string, label: string, probability: number): Stage {
  return { id, label, probability };
}
