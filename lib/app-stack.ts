import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

import { isHttpTarget } from '#domain/contract/target.ts';

import type { AlarmSpec } from './alarm.ts';
import { readDeskZone } from './built-lambdas.ts';
import { connectedSystems } from './connectors.ts';
import type { BatonFunction } from './constructs/baton-function.ts';
import { inspectDeadLetters, peekDeadLetters, redriveDeadLetters } from './constructs/dead-letter-queue.ts';
import type { DeadLetterWay } from './constructs/dead-letter-queue.ts';
import { applyEffectsFrom } from './constructs/effects.ts';
import { HandoffWorkflow } from './constructs/handoff-workflow.ts';
import { HttpRoutes } from './constructs/http-routes.ts';
import { SLACK_INTERACTIONS_PATH } from './constructs/route-specs.ts';
import { LogRelay } from './constructs/log-relay.ts';
import { MailEvents } from './constructs/mail-events.ts';
import { MailSender } from './constructs/mail-sender.ts';
import { MondayDigest } from './constructs/monday-digest.ts';
import { MeasuringRounds } from './constructs/measuring-rounds.ts';
import { countQueues } from './constructs/queue-with-consumer.ts';
import { WakeTimers } from './constructs/wake-timers.ts';
import { WatchdogRounds } from './constructs/watchdog-rounds.ts';
import { makeFunctions, type Functions } from './functions.ts';
import { setHubspot } from './hubspot-environment.ts';
import { makeQueues, type Queues } from './queues.ts';
import { setConnected } from './connected-environment.ts';
import { setSlack } from './slack-environment.ts';
import type { Stage } from './stage.ts';
import type { StatefulStack } from './stateful-stack.ts';

export interface AppStackProps extends StackProps {
  readonly stage: Stage;
  readonly stateful: StatefulStack;
  readonly buildDir: string;
}

interface Parts {
  readonly stage: Stage;
  readonly stateful: StatefulStack;
  readonly functions: Functions;
  readonly queues: Queues;
  readonly workflow: HandoffWorkflow;
  readonly relay: LogRelay;
  readonly timers: WakeTimers;
  readonly mail: MailSender;
}

const SECONDS_IN_A_MINUTE = 60;

/** What does the work: Lambdas, queues, the workflow and its timers. It may go and come back without loss. */
export class AppStack extends Stack {
  readonly alarms: readonly AlarmSpec[];

  constructor(scope: Construct, id: string, { stage, stateful, buildDir, ...props }: AppStackProps) {
    super(scope, id, props);
    const functions = makeFunctions(this, stage, buildDir);
    const queues = makeQueues(this, stage, functions);
    const parts: Parts = {
      stage,
      stateful,
      functions,
      queues,
      workflow: new HandoffWorkflow(this, 'Workflow', { stage, ...functions }),
      relay: new LogRelay(this, 'LogRelay', { stage, log: stateful.tables.log, relay: functions.relay }),
      timers: new WakeTimers(this, 'WakeTimers', { stage, wakeQueue: queues.wake.queue }),
      mail: new MailSender(this, 'Mail', { stage, publicBaseUrl: stateful.entrance.publicBaseUrl }),
    };
    const { configurationSet } = parts.mail;
    new MailEvents(this, 'MailEvents', { stage, configurationSet, queue: queues.mailEvents });
    const rounds = new WatchdogRounds(this, 'WatchdogRounds', { stage, watchdog: functions.watchdog });
    new MeasuringRounds(this, 'MeasuringRounds', { stage, measure: functions.measureContracts });
    new MondayDigest(this, 'MondayDigest', {
      ...{ stage, tell: functions.tellMonday, zone: stage.monday.timeZone ?? readDeskZone(buildDir) },
    });
    const routes = new HttpRoutes(this, 'Routes', { stage, entrance: stateful.entrance, ...functions });
    this.#grantIngress(parts);
    this.#grantWorkflow(parts);
    this.#grantTime(parts);
    this.#grantPeople(parts);
    this.#grantSlack(parts);
    this.alarms = [
      ...Object.values(functions).flatMap(({ alarms }) => alarms),
      ...Object.values(queues)
        .flat()
        .flatMap(({ alarms }) => alarms),
      ...[parts.workflow, parts.relay, rounds, routes].flatMap(({ alarms }) => alarms),
    ];
    new CfnOutput(this, 'PublicBaseUrl', { value: stateful.entrance.publicBaseUrl });
    new CfnOutput(this, 'WebhookUrl', { value: `${stateful.entrance.publicBaseUrl}/webhooks/hubspot` });
    new CfnOutput(this, 'StateMachineArn', { value: parts.workflow.stateMachine.stateMachineArn });
  }

  #grantIngress({ stage, stateful, functions: { receiveWebhook, admitEvent }, queues }: Parts): void {
    stateful.secrets.readClientSecretFrom(receiveWebhook);
    receiveWebhook.set('PUBLIC_BASE_URL', stateful.entrance.publicBaseUrl);
    queues.intake.sendFrom(receiveWebhook);

    stateful.tables.useFrom(admitEvent);
    stateful.secrets.readTokenFrom(admitEvent);
    setHubspot(admitEvent, stage, ['api']);
    admitEvent.set('MODE', stage.mode);
    queues.intake.sendFrom(admitEvent);
  }

  #grantWorkflow({ stage, stateful, functions, queues, mail }: Parts): void {
    const { offerHandoff, advanceHandoff, startSync, syncTarget } = functions;
    for (const user of [offerHandoff, advanceHandoff, startSync, syncTarget]) stateful.tables.useFrom(user);

    mail.sendFrom(offerHandoff);
    setHubspot(offerHandoff, stage, ['account']);
    queues.wake.sendFrom(offerHandoff);

    for (const queue of [queues.hubspot, ...queues.connected, queues.wake]) queue.sendFrom(startSync);

    readSystemsFrom(syncTarget, stage, stateful);
    for (const queue of [queues.hubspot, ...queues.connected]) queue.sendFrom(syncTarget);
  }

  #grantTime({ stateful, functions, queues, workflow, timers, relay }: Parts): void {
    const { intake, wake, notices, onCall, hubspot, connected } = queues;
    const fed = [intake, wake, notices, onCall, hubspot, ...connected];
    const effects = { tables: stateful.tables, workflow, timers, relay, queues: fed };
    applyEffectsFrom(functions.relay, effects);
    applyEffectsFrom(functions.wake, effects);

    stateful.tables.readFrom(functions.measureContracts);
    for (const user of [functions.watchdog, functions.operate]) {
      stateful.tables.useFrom(user);
      queues.wake.sendFrom(user);
    }
    inspectDeadLetters(
      functions.watchdog,
      deadLetterWays(queues, relay).map(({ from }) => from),
    );
  }

  #grantPeople({ stage, stateful, functions, queues, workflow, relay, mail }: Parts): void {
    const { answerOffer, decideIncident, showMyWork, followHandoff, sendNotice, noteDelivery } = functions;
    const { operate, lookUp, storeSecret, tendIncidents, showIncidents, tellMonday } = functions;
    const { traceHandoff, rehearseHandoff, compareHandoff } = functions;
    for (const user of [answerOffer, decideIncident, tendIncidents, showMyWork, sendNotice, noteDelivery])
      stateful.tables.useFrom(user);
    setHubspot(answerOffer, stage, ['account']);
    setHubspot(decideIncident, stage, ['account']);
    setHubspot(sendNotice, stage, ['account']);
    mail.sendFrom(sendNotice);
    queues.notices.sendFrom(sendNotice);
    queues.onCall.sendFrom(sendNotice);
    queues.onCall.buryFrom(sendNotice);
    stateful.onCallSecret.callFrom(sendNotice);
    stateful.tables.lookFrom(followHandoff);
    setHubspot(followHandoff, stage, ['account']);
    setHubspot(showMyWork, stage, ['account']);
    stateful.tables.readManyFrom(showMyWork);
    queues.notices.sendFrom(showMyWork);
    stateful.tables.noteFrom(storeSecret);
    stateful.secrets.tendFrom(storeSecret, 'fill');
    stateful.onCallSecret.tendFrom(storeSecret, 'fill');
    for (const secret of stateful.connectorSecrets) secret.useFrom(storeSecret, 'fill');
    setHubspot(storeSecret, stage, ['address', 'patience']);
    for (const system of connectedSystems(stage)) setConnected(storeSecret, stage, system);
    stateful.tables.lookFrom(lookUp);
    stateful.secrets.tendFrom(lookUp, 'look');
    stateful.onCallSecret.tendFrom(lookUp, 'look');
    for (const secret of stateful.connectorSecrets) secret.useFrom(lookUp, 'look');
    mail.lookFrom(lookUp);
    setHubspot(lookUp, stage, ['account', 'address']);
    // Where a person consents; to the others nobody does.
    for (const system of connectedSystems(stage)) {
      if (!isHttpTarget(system)) setConnected(lookUp, stage, system);
    }
    const ways = deadLetterWays(queues, relay);
    peekDeadLetters(
      lookUp,
      ways.map(({ from }) => from),
    );
    countQueues(lookUp, Object.values(queues).flat());
    lookUp.set('WATCHDOG_SECONDS', String(stage.settings.watchdogMinutes * SECONDS_IN_A_MINUTE));
    redriveDeadLetters(stage, operate, ways);
    setHubspot(tendIncidents, stage, ['account']);
    stateful.entrance.lookFrom(tellMonday);
    queues.notices.sendFrom(tellMonday);
    stateful.tables.lookFrom(showIncidents);
    stateful.tables.lookFrom(traceHandoff);
    workflow.readHistoryFrom(traceHandoff);
    stateful.tables.lookFrom(rehearseHandoff);
    stateful.secrets.readTokenFrom(rehearseHandoff);
    setHubspot(rehearseHandoff, stage, ['api']);
    rehearseHandoff.set('MODE', stage.mode);
    stateful.tables.lookFrom(compareHandoff);
    readSystemsFrom(compareHandoff, stage, stateful);
  }

  /** All of Slack that there is in this stack; nothing on a stage without it. */
  #grantSlack({ stage, stateful, functions, queues }: Parts): void {
    const { answerSlack, offerHandoff, advanceHandoff, sendNotice, storeSecret, lookUp } = functions;
    const { slackSecrets, entrance } = stateful;
    if (stage.slack === undefined || slackSecrets === undefined || answerSlack === undefined) return;
    stateful.tables.useFrom(answerSlack);
    slackSecrets.readSigningSecretFrom(answerSlack);
    setHubspot(answerSlack, stage, ['account']);
    queues.notices.sendFrom(answerSlack);
    for (const sender of [offerHandoff, sendNotice]) {
      slackSecrets.readBotTokenFrom(sender);
      setSlack(sender, stage, stage.slack);
    }
    advanceHandoff.set('SLACK_BASE_URL', stage.slack.baseUrl);
    slackSecrets.tendFrom(storeSecret, 'fill');
    storeSecret.set('SLACK_BASE_URL', stage.slack.baseUrl);
    slackSecrets.tendFrom(lookUp, 'look');
    slackSecrets.readBotTokenFrom(lookUp);
    lookUp.set('SLACK_BASE_URL', stage.slack.baseUrl);
    const value = `${entrance.publicBaseUrl}${SLACK_INTERACTIONS_PATH}`;
    new CfnOutput(this, 'SlackInteractionsUrl', { value });
  }
}

/** Lets a Lambda speak to every system that this stage writes to. */
const readSystemsFrom = (user: BatonFunction, stage: Stage, { secrets, connectorSecrets }: StatefulStack) => {
  secrets.readTokenFrom(user);
  setHubspot(user, stage, ['api', 'account']);
  for (const system of connectedSystems(stage)) setConnected(user, stage, system);
  for (const secret of connectorSecrets) secret.useFrom(user, 'read');
};

/** All dead letters; the stream's own name subjects, and are wakes. */
const deadLetterWays = (queues: Queues, relay: LogRelay): readonly DeadLetterWay[] => [
  ...Object.values(queues)
    .flat()
    .map(({ deadLetters, queue }) => ({ from: deadLetters, to: queue })),
  { from: relay.deadLetters, to: queues.wake.queue },
];
