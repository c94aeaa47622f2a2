import type { Construct } from 'constructs';

import { BatonFunction } from './constructs/baton-function.ts';
import type { LambdaName } from './lambda-catalog.ts';
import type { Stage } from './stage.ts';

/** What each Lambda does, and what does not work while it fails. */
const ABOUT = {
  'receive-webhook': [
    'Verifies a delivery, stores it and answers',
    'Deliveries are refused; HubSpot tries them again for a day.',
  ],
  'admit-event': [
    'Turns a stored event into handoffs',
    'New handoffs begin late; events that go on failing end in intake-dead-letters.',
  ],
  relay: [
    'Makes the world match the log after each commit',
    'Offers, notices and writes to systems begin late, up to a round of the watchdog after their decision.',
  ],
  'offer-handoff': [
    'Sends an offer and waits for its answer',
    'Offers go out late: a step that failed is tried again, and after three times its handoff is held.',
  ],
  'answer-offer': [
    'Shows an offer and takes its answer',
    'People cannot accept, decline or return by their link.',
  ],
  'answer-slack': [
    'Takes the answers that people give in Slack',
    'People cannot answer in Slack, which shows them a warning; the reminder that comes by mail has a link.',
  ],
  'advance-handoff': [
    'Decides what a handoff does next',
    'Handoffs stand still until the watchdog starts their next run, within three rounds.',
  ],
  wake: [
    'Does what is due on a subject',
    'Reminders, expiries and retries come late; messages that go on failing end in wake-dead-letters.',
  ],
  watchdog: [
    'Finds everything that is overdue',
    'Lost wake-ups, lost tokens and overdue steps are found late, by the next round that works.',
  ],
  'measure-contracts': [
    'Publishes what waits under each contract',
    'Graphs and alarms about what waits stand still; handoffs themselves are not concerned.',
  ],
  'tell-monday': [
    'Tells what the week begins with',
    'Nobody is told what to look at on Monday: npx baton monday shows the same.',
  ],
  'start-sync': [
    'Queues the writes of an accepted handoff',
    'Accepted handoffs are not yet written to systems; after three failures they are held.',
  ],
  'sync-target': [
    'Writes one system, reads it back and compares',
    'Owners are not written or not verified; messages that go on failing end in hubspot-dead-letters.',
  ],
  'decide-incident': [
    'Shows an incident and takes its decision',
    'Holds and blocked events cannot be decided by link; operators still can.',
  ],
  'show-my-work': [
    'Shows people their own work and their contracts, and takes when they are away',
    'People cannot see what waits for them or how their contracts are, or enter an absence; links in mails and the command baton still work.',
  ],
  'follow-handoff': [
    'Shows whoever handed something over where it stands',
    'Givers cannot see where it stands by their link; handoffs themselves are not concerned.',
  ],
  operate: [
    'Changes what operators decide',
    'Commands of baton that change something fail; links in mails still work.',
  ],
  'look-up': ['Shows operators what there is', 'Commands of baton that show something fail.'],
  'tend-incidents': [
    'Gives incidents to others, puts them off and closes them',
    'Incidents cannot be given away, put off or closed by hand; what waits in them can be decided as ever.',
  ],
  'show-incidents': [
    'Shows operators what cannot finish by itself',
    'The commands baton incidents list and show fail; links in mails still work.',
  ],
  'trace-handoff': [
    'Shows operators what the workflow and the messages of a handoff went through',
    'The command baton trace fails; handoffs themselves are not concerned.',
  ],
  'rehearse-handoff': [
    'Shows what a contract would do with a record',
    'The command baton dry-run fails; handoffs themselves are not concerned.',
  ],
  'compare-handoff': [
    'Shows what systems show against what a handoff wants',
    'The command baton replay shows nothing; handoffs themselves are not concerned.',
  ],
  'store-secret': [
    'Tries what opens other systems and stores it',
    'The commands baton secrets set and connect fail; nobody can renew an access that a system refuses.',
  ],
  'send-notice': [
    'Sends reminders and notices of incidents',
    'Reminders and notices come late; messages that go on failing end in notices-dead-letters.',
  ],
  'note-delivery': [
    'Takes what SES tells about mails that did not arrive',
    'Offers whose mail bounced stay open until their deadline; events that go on failing end in mail-events-dead-letters.',
  ],
} as const satisfies Record<LambdaName, readonly [description: string, impact: string]>;

/** All Lambdas of a stage, which may do nothing yet. */
export const makeFunctions = (scope: Construct, stage: Stage, buildDir: string) => {
  const make = (name: LambdaName): BatonFunction => {
    const [description, impact] = ABOUT[name];
    return new BatonFunction(scope, { name, stage, buildDir, description, impact });
  };
  return {
    receiveWebhook: make('receive-webhook'),
    admitEvent: make('admit-event'),
    relay: make('relay'),
    offerHandoff: make('offer-handoff'),
    answerOffer: make('answer-offer'),
    ...(stage.slack === undefined ? {} : { answerSlack: make('answer-slack') }),
    advanceHandoff: make('advance-handoff'),
    wake: make('wake'),
    watchdog: make('watchdog'),
    measureContracts: make('measure-contracts'),
    tellMonday: make('tell-monday'),
    startSync: make('start-sync'),
    syncTarget: make('sync-target'),
    decideIncident: make('decide-incident'),
    showMyWork: make('show-my-work'),
    followHandoff: make('follow-handoff'),
    operate: make('operate'),
    lookUp: make('look-up'),
    tendIncidents: make('tend-incidents'),
    showIncidents: make('show-incidents'),
    traceHandoff: make('trace-handoff'),
    rehearseHandoff: make('rehearse-handoff'),
    compareHandoff: make('compare-handoff'),
    storeSecret: make('store-secret'),
    sendNotice: make('send-notice'),
    noteDelivery: make('note-delivery'),
  };
};
export type Functions = ReturnType<typeof makeFunctions>;
