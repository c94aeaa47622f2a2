import { HttpMethod, type IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { operatorPaths } from '#domain/operator/paths.ts';
import type { BatonFunction } from './baton-function.ts';

/** Requests a second, on average and at once. */
export interface Throttle {
  readonly rate: number;
  readonly burst: number;
}

/** HubSpot keeps ten requests open at once; each is answered in well under a second. */
const WEBHOOKS: Throttle = { rate: 100, burst: 200 };
/** People, and the scanners of their mail. */
const PEOPLE: Throttle = { rate: 50, burst: 100 };
export const OPERATORS: Throttle = { rate: 20, burst: 40 };

/** Where Slack sends what people press in messages. */
export const SLACK_INTERACTIONS_PATH = '/slack/interactions';

/** What a Lambda serves. */
export interface RouteSpec {
  /** Where one Lambda serves several paths: what each but the first is called. */
  readonly part?: string;
  readonly path: string;
  readonly methods: readonly HttpMethod[];
  readonly handler: BatonFunction;
  readonly throttle: Throttle;
  readonly authorizer?: IHttpRouteAuthorizer;
}

/** What answers HTTP. */
export interface Answering {
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

const slackSpecs = ({ answerSlack }: Answering): RouteSpec[] =>
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
const operatorSpecs = (props: Answering): RouteSpec[] => {
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

/** Every route of the HTTP API. */
export const routeSpecs = (props: Answering): RouteSpec[] => {
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
