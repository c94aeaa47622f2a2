import { RemovalPolicy } from 'aws-cdk-lib';
import {
  CfnApiMapping,
  CfnStage,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  PayloadFormatVersion,
  type HttpApi,
  type IHttpRouteAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

import { METRICS } from '#domain/limits/metrics.ts';
import { operatorPaths } from '#domain/operator/paths.ts';
import { ownMetric, type AlarmSpec } from '../alarm.ts';
import { pascalCase, physicalName } from '../physical-name.ts';
import type { Stage } from '../stage.ts';
import type { BatonFunction } from './baton-function.ts';
import type { HttpEntrance } from './http-entrance.ts';

/** Requests a second, on average and at once. */
interface Throttle {
  readonly rate: number;
  readonly burst: number;
}

/** HubSpot keeps ten requests open at once; each is answered in well under a second. */
const WEBHOOKS: Throttle = { rate: 100, burst: 200 };
/** People, and the scanners of their mail. */
const PEOPLE: Throttle = { rate: 50, burst: 100 };
const OPERATORS: Throttle = { rate: 20, burst: 40 };

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

/** Where Slack sends what people press in messages. */
export const SLACK_INTERACTIONS_PATH = '/slack/interactions';

interface RouteSpec {
  /** Where one Lambda serves several paths: what each but the first is called. */
  readonly part?: string;
  readonly path: string;
  readonly methods: readonly HttpMethod[];
  readonly handler: BatonFunction;
  readonly throttle: Throttle;
  readonly authorizer?: IHttpRouteAuthorizer;
}

export interface HttpRoutesProps {
  readonly stage: Stage;
  readonly entrance: HttpEntrance;
  readonly receiveWebhook: BatonFunction;
  readonly answerOffer: BatonFunction;
  /** Undefined on a stage without Slack. */
  readonly answerSlack?: BatonFunction | undefined;
  readonly decideIncident: BatonFunction;
  readonly showMyWork: BatonFunction;
  readonly followHandoff: BatonFunction;
  readonly tendIncidents: BatonFunction;
  readonly operate: BatonFunction;
  readonly storeSecret: BatonFunction;
  readonly lookUp: BatonFunction;
  readonly showIncidents: BatonFunction;
  readonly traceHandoff: BatonFunction;
  readonly rehearseHandoff: BatonFunction;
  readonly compareHandoff: BatonFunction;
}

const slackSpecs = ({ answerSlack }: HttpRoutesProps): RouteSpec[] =>
  answerSlack === undefined
    ? []
    : [
        {
          path: SLACK_INTERACTIONS_PATH,
          methods: [HttpMethod.POST],
          handler: answerSlack,
          throttle: PEOPLE,
        },
      ];

/** What only looks has Lambdas of its own, which may change nothing; those that also read other systems do only that. */
const operatorSpecs = (props: HttpRoutesProps): RouteSpec[] => {
  const { operate, storeSecret, tendIncidents, lookUp, showIncidents } = props;
  const { traceHandoff, rehearseHandoff, compareHandoff } = props;
  const route = { path: '/operator/{proxy+}', throttle: OPERATORS, authorizer: new HttpIamAuthorizer() };
  return [
    { ...route, methods: [HttpMethod.GET], handler: lookUp },
    { ...route, path: operatorPaths.incidents.path, methods: [HttpMethod.GET], handler: showIncidents },
    {
      ...route,
      part: 'One',
      path: operatorPaths.incident.path,
      methods: [HttpMethod.GET],
      handler: showIncidents,
    },
    { ...route, path: operatorPaths.trace.path, methods: [HttpMethod.GET], handler: traceHandoff },
    { ...route, path: operatorPaths.dryRun.path, methods: [HttpMethod.GET], handler: rehearseHandoff },
    { ...route, path: operatorPaths.replayPlan.path, methods: [HttpMethod.GET], handler: compareHandoff },
    {
      ...{ ...route, part: 'Operator', path: operatorPaths.chargeIncident.path },
      ...{ methods: [HttpMethod.POST], handler: tendIncidents },
    },
    { ...route, path: operatorPaths.setSecret.path, methods: [HttpMethod.POST], handler: storeSecret },
    {
      ...{ ...route, part: 'Connection', path: operatorPaths.connect.path },
      ...{ methods: [HttpMethod.POST], handler: storeSecret },
    },
    { ...route, methods: [HttpMethod.POST], handler: operate },
  ];
};

const routeSpecs = (props: HttpRoutesProps): RouteSpec[] => {
  const page = [HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST];
  return [
    {
      path: '/webhooks/{source}',
      methods: [HttpMethod.POST],
      handler: props.receiveWebhook,
      throttle: WEBHOOKS,
    },
    { path: '/offers/{token}', methods: page, handler: props.answerOffer, throttle: PEOPLE },
    ...slackSpecs(props),
    { path: '/decisions/{token}', methods: page, handler: props.decideIncident, throttle: PEOPLE },
    { path: '/incidents/{token}', methods: page, handler: props.tendIncidents, throttle: PEOPLE },
    {
      path: '/following/{token}',
      methods: [HttpMethod.GET, HttpMethod.HEAD],
      handler: props.followHandoff,
      throttle: PEOPLE,
    },
    { path: '/me/{token}', methods: page, handler: props.showMyWork, throttle: PEOPLE },
    {
      ...{ part: 'Overview', path: '/overview/{token}', methods: page },
      ...{ handler: props.showMyWork, throttle: PEOPLE },
    },
    ...operatorSpecs(props),
  ];
};

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
