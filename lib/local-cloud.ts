import type { Stage } from './stage.ts';

/*
 * Where the emulator checks permissions otherwise than AWS. Each of these holds on the local stage only, and
 * `local` in the settings of any other stage is refused.
 */

const isLocal = (stage: Stage): boolean => stage.local !== undefined;

/** The emulator is spoken to over plain HTTP, on this machine. */
export const requiresTls = (stage: Stage): boolean => !isLocal(stage);

/** The emulator checks schedules of every group as if they were in the default one. */
export const groupInPolicies = (stage: Stage, group: string): string => (isLocal(stage) ? 'default' : group);

/** The emulator knows neither the resources nor the sender's address when it checks who may send mail. */
export const checksMailSender = (stage: Stage): boolean => !isLocal(stage);

/** On AWS the permission to send one message is the one to send several; the emulator asks for a second. */
export const sendActions = (stage: Stage): string[] => [
  'sqs:SendMessage',
  ...(isLocal(stage) ? ['sqs:SendMessageBatch'] : []),
];

/** Systems that a team describes itself are on this machine; everywhere else only public addresses are connected to. */
export const reachesPrivate = (stage: Stage): boolean => isLocal(stage);

/** The emulator refuses a stack with an alarm over alarms. */
export const takesCompositeAlarms = (stage: Stage): boolean => !isLocal(stage);
