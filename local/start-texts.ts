import type { StoryLine } from '#domain/story/story-line.ts';
import type { ResourceEvent } from './emulator/resource-progress.ts';

/** One line for a resource that is ready or has failed; undefined for what is only on its way. */
export function progressLine({ stack, path, logicalId, type, status }: ResourceEvent): string | undefined {
  if (stack === 'CDKToolkit' || !/_(COMPLETE|FAILED)$/.test(status)) return undefined;
  return `  ${status.toLowerCase().replaceAll('_', ' ').padEnd(16)} ${type.replace('AWS::', '').padEnd(28)} ${path ?? logicalId}`;
}

/** A line of the story with the local time. */
export function storyText({ at, sentence }: StoryLine): string {
  return `  ${localTime(at)}  ${sentence.replaceAll(INSTANT, localTime)}`;
}

const INSTANT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

function localTime(instant: string): string {
  return new Date(instant).toLocaleTimeString('en-GB');
}

interface Places {
  readonly webhookUrl: string;
  readonly inboxUrl: string;
  readonly sandboxUrl: string;
}

/** Where everything is, and how to send a webhook by hand. */
export function whereEverythingIs({ webhookUrl, inboxUrl, sandboxUrl }: Places): string {
  return `
Baton runs on this machine.
  Inbox            ${inboxUrl}
  Sandbox HubSpot  ${sandboxUrl}
  Webhook URL      ${webhookUrl}
  Webhook by hand  curl -X POST ${sandboxUrl}/_sandbox/webhook -d '{}'
  Commands         npx baton list
`;
}
