import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { ASANA_PURPOSES, HTTP_PURPOSES, HUBSPOT_PURPOSES, SALESFORCE_PURPOSES } from '../purposes.ts';
import type { Purpose } from '../purposes.ts';
import { figure, section } from '../table.ts';
import type { Measurement } from './job.ts';
import { OUTAGE_SECONDS, WAITING } from './measure-drain.ts';
import type { Drain } from './measure-drain.ts';
import { BACKLOG } from './measure-throughput.ts';
import type { Throughput } from './measure-throughput.ts';
import { OWN_SECONDS, PLATFORM_SECONDS } from './platform.ts';
import { REQUEST_SECONDS } from './virtual-vendor.ts';

/** Writes what was measured as a page. */
export async function writePage(file: string, measured: readonly Measurement[]): Promise<void> {
  const throughputs = measured.flatMap((one) => (one.kind === 'throughput' ? [one.throughput] : []));
  const drains = measured.flatMap((one) => (one.kind === 'drain' ? [one.drain] : []));
  const page = [INTRO, throughput(throughputs), drain(drains), calls()].join('\n\n');
  await writeFile(file, await format(page, { ...(await resolveConfig(file)), parser: 'markdown' }));
}

const minutes = String(OUTAGE_SECONDS / 60);

const INTRO = [
  '# Throughput under the systems’ limits, and after an outage',
  '',
  '`node bench/throughput.ts` wrote this page, alone or as a part of `npm run bench`. Time is virtual: the same code gives the same page on any machine. What runs is Baton’s own: the handlers of sync-target, relay, wake, start-sync and watchdog, the real connectors, the circuit, the deferrals, with the settings of `cdk.json` and the workers of `lib/`. Tables, queues, timers and the stream are twins in memory with the delays and redeliveries of SQS and the precision of EventBridge Scheduler (a minute). Behind the connectors are the sandboxes, with these limits in front of them:',
  '',
  '- HubSpot: 110 requests in any ten seconds (an app with OAuth), 625,000 a day;',
  '- Salesforce: 100,000 requests in 24 hours (Enterprise Edition, without what each licence adds), 25 at once of those that run for 20 seconds;',
  '- Asana: 150 requests a minute (a free workspace), 50 reads and 15 writes at once;',
  '- HTTP: none, because a description of a system says nothing of limits.',
  '',
  `A request takes ${String(REQUEST_SECONDS)} s, from half of that to half as much again by chance from a fixed seed: an assumption, because no vendor publishes a figure; so are ${String(OWN_SECONDS)} s of a Lambda’s own for each message and ${String(PLATFORM_SECONDS)} s from a commit to its effects. Handoffs are counted from their acceptance: admission and what HubSpot shows before that take two or three more of HubSpot’s requests. Beside any other system HubSpot is asked too: what the others get is made of its record, and it shows that all is done.`,
].join('\n');

function throughput(all: readonly Throughput[]): string {
  const rows = all.map(({ system, workers, perMinute, requests, met, attemptsFailed, stepsOverdue }) => [
    system,
    String(workers),
    figure(perMinute),
    figure(requests / BACKLOG),
    met.size === 0
      ? 'none: the time that requests take'
      : [...met].map(([limit, times]) => `${limit} (${String(times)})`).join('; '),
    String(attemptsFailed),
    String(stepsOverdue),
  ]);
  return [
    section(
      'Handoffs per minute',
      [
        'system',
        'workers',
        'verified a minute',
        'requests each',
        'limits met (refusals)',
        'attempts failed',
        'steps overdue',
      ],
      rows,
    ),
    '',
    `${String(BACKLOG)} handoffs that are accepted at once, until the last is verified: by one worker, by as many as are shipped, and by 50. Requests are those to all systems, refused ones among them. To be refused by a limit takes none of a handoff’s attempts: it waits, longer each time. A step is overdue when a handoff has waited five minutes for a worker and its queue stands still or has come past it: then its message is sent once more, and after five more a new run begins.`,
  ].join('\n');
}

function drain(all: readonly Drain[]): string {
  const rows = all.map((one) => [
    one.system,
    String(one.workers),
    one.verified === WAITING ? figure(one.minutes) : `${String(one.verified)} only`,
    String(one.duringOutage),
    `${String(one.firstMinute)}, ${String(one.busiestMinute)}`,
    String(one.refused),
    String(one.attemptsFailed),
    `${String(one.incidents)}, ${String(one.incidents - one.openIncidents)}`,
    `${String(one.stepsOverdue)}, ${String(one.held)}`,
  ]);
  const head = [
    'system',
    'workers',
    'minutes until the last is verified',
    'requests while it was down',
    'in the first minute after, in the busiest',
    'refused by limits',
    'attempts failed',
    'incidents: opened, resolved by themselves',
    'steps overdue, handoffs held',
  ];
  return [
    section(`${WAITING.toLocaleString('en')} handoffs after an outage`, head, rows),
    '',
    `A system answers 503 for ${minutes} minutes, in which ${WAITING.toLocaleString('en')} handoffs are accepted, evenly; then it is well again. Requests are those to that system. The attempts that failed are those before it was left alone: three messages in a row have to fail for that, and what waits afterwards loses none. It hears nothing until the next probe, which is a quarter of an hour away at most, and more and more after that.`,
  ].join('\n');
}

const SYSTEMS: readonly (readonly [system: string, purposes: Readonly<Record<string, Purpose>>])[] = [
  ['HubSpot', HUBSPOT_PURPOSES],
  ['Salesforce', SALESFORCE_PURPOSES],
  ['Asana', ASANA_PURPOSES],
  ['HTTP (the service board)', HTTP_PURPOSES],
];

/** What a handoff asks of each system, and why; the same for any number of handoffs. */
function calls(): string {
  const rows = SYSTEMS.flatMap(([system, purposes]) =>
    Object.values(purposes).map(({ what, times, why }) => [system, what, String(times), why]),
  );
  return [
    section('Requests of one handoff, and why', ['system', 'what for', 'requests', 'why it is needed'], rows),
    '',
    'From the event to the verified owner, each system beside HubSpot; `find` falls to HubSpot once for each of them. A test sends a handoff to each system and holds every request against this table: one that has no line here fails it.',
  ].join('\n');
}
