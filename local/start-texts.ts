import type { SandboxUrls } from './sandboxes.ts';
import type { StoryLine } from '#domain/story/story-line.ts';

/** A line of the story with the local time. */
export function storyText({ at, sentence }: StoryLine): string {
  return `  ${localTime(at)}  ${withLocalTimes(sentence)}`;
}

/** A sentence of the story with its instants as local times. */
export function withLocalTimes(sentence: string): string {
  return sentence.replaceAll(INSTANT, localTime);
}

const INSTANT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

function localTime(instant: string): string {
  return new Date(instant).toLocaleTimeString('en-GB');
}

interface Places {
  readonly webhookUrl: string;
  readonly inboxUrl: string;
  readonly urls: SandboxUrls;
  /** A command of Baton's that reaches this one. */
  readonly command: string;
}

/** Where everything is, and how to send a webhook by hand. */
export function whereEverythingIs({ webhookUrl, inboxUrl, urls, command }: Places): string {
  return `
Baton runs on this machine.
  Inbox               ${inboxUrl}
  Sandbox HubSpot     ${urls.hubspot}
  Sandbox Slack       ${urls.slack}
  Sandbox Salesforce  ${urls.salesforce}/_sandbox/records/Lead/00QR00000000501MAA
  Sandbox Asana       ${urls.asana}
  Sandbox board       ${urls.board}
  Webhook URL         ${webhookUrl}
  Webhook by hand     curl -X POST ${urls.hubspot}/_sandbox/webhook -d '{}'
  Commands            ${command}
`;
}
