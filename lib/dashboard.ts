import { Dashboard, type IAlarm, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

import type { Contract } from '#domain/contract/contract.ts';
import { connectedSystems } from './connectors.ts';
import { inDashboard, offerDashboard, syncDashboard } from './dashboards/boundaries.ts';
import { contractDashboard } from './dashboards/contract.ts';
import { operationsDashboard } from './dashboards/operations.ts';
import { pascalCase, physicalName } from './physical-name.ts';
import type { Stage } from './stage.ts';

interface Shown {
  readonly stage: Stage;
  readonly alarms: readonly IAlarm[];
  readonly contracts: readonly Contract[];
}

/** One page that says whether anything is red, one for each boundary, and one for each contract. */
export const addDashboards = (scope: Construct, { stage, alarms, contracts }: Shown): void => {
  const add = (name: string, widgets: IWidget[][]) =>
    new Dashboard(scope, `${pascalCase(name)}Dashboard`, {
      dashboardName: physicalName(stage, name),
      widgets,
    });
  add('operations', operationsDashboard(stage, alarms, sources(stage)));
  add('in', inDashboard({ stage, contracts }));
  add('offer', offerDashboard({ stage, contracts }));
  add('sync', syncDashboard({ stage, contracts }));
  for (const contract of contracts) add(`contract-${contract.id}`, contractDashboard(stage, contract));
};

/** Where messages come from that nobody could process. */
const sources = (stage: Stage): readonly string[] => [
  ...['intake', 'wake', 'notices', 'on-call', 'hubspot', 'mail-events', 'relay'],
  ...connectedSystems(stage),
];
