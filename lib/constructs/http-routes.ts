import { RemovalPolicy } from 'aws-cdk-lib';
import {
  CfnApiMapping,
  CfnStage,
  HttpRoute,
  HttpRouteKey,
  PayloadFormatVersion,
  type HttpApi,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

import { METRICS } from '#domain/limits/metrics.ts';
import { ownMetric, type AlarmSpec } from '../alarm.ts';
import { pascalCase, physicalName } from '../physical-name.ts';
import type { Stage } from '../stage.ts';
import type { HttpEntrance } from './http-entrance.ts';
import { OPERATORS, routeSpecs } from './route-specs.ts';
import type { Answering, RouteSpec, Throttle } from './route-specs.ts';

/** Enough to follow a request and to count; a path may hold a link's secret, so it is never in here. */
const ACCESS_LOG_FORMAT = JSON.stringify({
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  routeKey: '$context.routeKey',
  status: '$context.status',
  responseLatency: '$context.responseLatency',
  integrationStatus: '$context.integrationStatus',
  error: '$context.error.messageString',
});

export interface HttpRoutesProps extends Answering {
  readonly stage: Stage;
  readonly entrance: HttpEntrance;
}

/** The routes of the HTTP API, each with its own throttle, and the stage that serves them. */
export class HttpRoutes extends Construct {
  readonly alarms: readonly AlarmSpec[];

  constructor(scope: Construct, id: string, props: HttpRoutesProps) {
    super(scope, id);
    const { stage, entrance } = props;
    const specs = routeSpecs(props);
    const routes = specs.flatMap((spec) => this.#addRoutes(entrance.api, spec));
    const deployed = this.#addStage(stage, entrance.api, specs);
    // A throttle of a route that is not there yet is refused.
    for (const route of routes) deployed.node.addDependency(route);
    if (entrance.domain !== undefined) {
      new CfnApiMapping(this, 'Mapping', {
        apiId: entrance.api.apiId,
        domainName: entrance.domain.name,
        stage: deployed.ref,
      });
    }
    this.alarms = [
      {
        heading: 'webhooks-not-stored',
        isLossOrDelay: true,
        impact:
          'Deliveries are answered 503: a secret is not set or the intake queue refuses. HubSpot tries again for a day.',
        metric: ownMetric(stage, METRICS.deliveryNotKept),
        threshold: 0,
        missing: 'fine',
      },
      {
        heading: 'people-not-answered',
        isLossOrDelay: true,
        impact:
          'Somebody opened a page, sent a form or pressed a button and met a fault of ours: they cannot accept or decide now.',
        metric: ownMetric(stage, METRICS.personNotAnswered),
        threshold: 0,
        missing: 'fine',
      },
    ];
  }

  #addRoutes(httpApi: HttpApi, { part = '', path, methods, handler, authorizer }: RouteSpec): HttpRoute[] {
    const integration = new HttpLambdaIntegration(pascalCase(handler.name), handler.function, {
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
    });
    return methods.map(
      (method) =>
        new HttpRoute(this, `${pascalCase(handler.name)}${part}-${method}`, {
          httpApi,
          routeKey: HttpRouteKey.with(path, method),
          integration,
          ...(authorizer === undefined ? {} : { authorizer }),
        }),
    );
  }

  #addStage(stage: Stage, api: HttpApi, specs: readonly RouteSpec[]): CfnStage {
    const logGroup = new LogGroup(this, 'AccessLog', {
      logGroupName: `/aws/vendedlogs/http-api/${physicalName(stage, 'api')}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return new CfnStage(this, 'Stage', {
      apiId: api.apiId,
      stageName: '$default',
      autoDeploy: true,
      accessLogSettings: { destinationArn: logGroup.logGroupArn, format: ACCESS_LOG_FORMAT },
      defaultRouteSettings: throttling(OPERATORS),
      routeSettings: Object.fromEntries(
        specs.flatMap(({ path, methods, throttle }) =>
          methods.map((method) => [`${method} ${path}`, passedOn(throttle)]),
        ),
      ),
    });
  }
}

const throttling = ({ rate, burst }: Throttle) => ({
  throttlingRateLimit: rate,
  throttlingBurstLimit: burst,
});

/** CloudFormation takes the settings by route as they are, in its own spelling. */
const passedOn = ({ rate, burst }: Throttle) => ({ ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst });
