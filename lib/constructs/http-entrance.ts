import { RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { DomainName, HttpApi, SecurityPolicy } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

import { operatorPaths } from '#domain/operator/paths.ts';
import { physicalName } from '../physical-name.ts';
import type { Stage } from '../stage.ts';
import type { BatonFunction } from './baton-function.ts';

/** What each operator policy may call; each includes the one before it. */
const READ = ['GET/operator/*'];
const OPERATE = [
  ...READ,
  'POST/operator/handoffs/*',
  'POST/operator/dead-letters/*',
  'POST/operator/blocked/*',
  'POST/operator/incidents/*',
  'POST/operator/people/*',
  'POST/operator/backlog',
];
/** What the week's report asks for; `{…}` in a path stands for one segment. */
const MONDAY = [
  operatorPaths.standing,
  operatorPaths.contracts,
  operatorPaths.measures,
  operatorPaths.incidents,
  operatorPaths.people,
  operatorPaths.doctor,
  operatorPaths.deadLetters,
  operatorPaths.list,
  operatorPaths.replayPlan,
  operatorPaths.backlog,
  operatorPaths.mappings,
].map(({ method, path }) => `${method}${path.replaceAll(/\{\w+\}/g, '*')}`);
const ADMINISTER = ['GET/operator/*', 'POST/operator/*'];

/**
 * The address of a stage, which webhooks, links and signatures hold on to, and who may speak to it as an operator.
 * Its routes belong to the stack of the Lambdas that serve them.
 */
export class HttpEntrance extends Construct {
  readonly api: HttpApi;
  readonly domain: DomainName | undefined;
  readonly publicBaseUrl: string;

  constructor(scope: Construct, id: string, { stage }: { readonly stage: Stage }) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      apiName: physicalName(stage, 'api'),
      description: 'Webhooks, links in mails, and operators of Baton',
      createDefaultStage: false,
    });
    this.api.applyRemovalPolicy(RemovalPolicy.RETAIN);
    if (stage.local !== undefined) Tags.of(this.api).add('ms-custom-id', stage.local.apiId);
    this.domain = this.#domain(stage);
    this.publicBaseUrl =
      stage.publicBaseUrl ??
      (stage.customDomain === undefined ? this.api.apiEndpoint : `https://${stage.customDomain.name}`);
    this.#operatorPolicy(stage, 'read', 'See handoffs, incidents and receipts', READ);
    this.#operatorPolicy(stage, 'operate', 'Decide about handoffs, blocked events and incidents', OPERATE);
    this.#operatorPolicy(stage, 'administer', 'Change mappings, pauses and secrets too', ADMINISTER);
  }

  /** Lets a Lambda look at what the week's report tells, as an operator may who only looks. */
  lookFrom(user: BatonFunction): void {
    user.allow(['execute-api:Invoke'], this.#resources(MONDAY));
    user.set('PUBLIC_BASE_URL', this.publicBaseUrl);
  }

  #domain({ customDomain }: Stage): DomainName | undefined {
    if (customDomain === undefined) return undefined;
    const domain = new DomainName(this, 'Domain', {
      domainName: customDomain.name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', customDomain.certificateArn),
      securityPolicy: SecurityPolicy.TLS_1_2,
    });
    domain.applyRemovalPolicy(RemovalPolicy.RETAIN);
    return domain;
  }

  #operatorPolicy(stage: Stage, role: string, description: string, calls: readonly string[]): void {
    new ManagedPolicy(this, `Operator-${role}`, {
      managedPolicyName: physicalName(stage, `operator-${role}`),
      description,
      statements: [
        new PolicyStatement({
          actions: ['execute-api:Invoke'],
          resources: this.#resources(calls),
        }),
      ],
    });
  }

  #resources(calls: readonly string[]): string[] {
    return calls.map((call) =>
      Stack.of(this).formatArn({
        service: 'execute-api',
        resource: this.api.apiId,
        resourceName: `$default/${call}`,
      }),
    );
  }
}
