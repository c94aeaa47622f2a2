import type { Posting } from '#domain/ports/chat.ts';
import * as z from 'zod';

/** Somebody pressed or chose something in a message of ours. */
export interface Interaction {
  /** Slack's id of whoever it was. */
  readonly user: string;
  /** The message in which it was. */
  readonly posting: Posting;
  /** Takes replies that only they see. */
  readonly responseUrl: string;
  /** What they pressed: the action, and the value that we gave to it (of a select: none). */
  readonly pressed: readonly { readonly action: string; readonly value: string | undefined }[];
  /** What stands chosen in the message's selects now, by action. */
  readonly chosen: Readonly<Record<string, readonly string[]>>;
}

const optionSchema = z.object({ value: z.string() });
const elementSchema = z.object({
  selected_option: optionSchema.nullish(),
  selected_options: z.array(optionSchema).nullish(),
});

/** The parts of a `block_actions` payload that count here. Source: Slack's reference of interaction payloads. */
const blockActionsSchema = z.object({
  type: z.literal('block_actions'),
  user: z.object({ id: z.string().min(1) }),
  container: z.object({ channel_id: z.string().min(1), message_ts: z.string().min(1) }),
  response_url: z.url(),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().optional() })),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), elementSchema)) }).optional(),
});

/** The interaction in the body of an authentic request (a form with one field of JSON); undefined for any other kind. */
export function readInteraction(body: string): Interaction | undefined {
  const payload = new URLSearchParams(body).get('payload');
  const parsed = blockActionsSchema.safeParse(payload === null ? undefined : parseJson(payload)).data;
  if (parsed === undefined) return undefined;
  const elements = Object.values(parsed.state?.values ?? {}).flatMap((block) => Object.entries(block));
  return {
    user: parsed.user.id,
    posting: { channel: parsed.container.channel_id, ts: parsed.container.message_ts },
    responseUrl: parsed.response_url,
    pressed: parsed.actions.map(({ action_id: action, value }) => ({ action, value })),
    chosen: Object.fromEntries(elements.map(([action, element]) => [action, valuesOf(element)])),
  };
}

function valuesOf({ selected_option: one, selected_options: many }: z.infer<typeof elementSchema>): string[] {
  return [...(one === undefined || one === null ? [] : [one]), ...(many ?? [])].map(({ value }) => value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
