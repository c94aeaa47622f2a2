import { expect } from 'vitest';
import * as z from 'zod';
import type { SlackMessage } from '#views/slack/slack-message.ts';

/** What Slack's reference says about the parts of a message that we use. */
const short = (length: number) => z.string().min(1).max(length);
const plain = (length: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: short(length), emoji: z.boolean() });
const mrkdwn = (length: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: short(length), verbatim: z.boolean() });
const option = z.strictObject({ text: plain(75), value: short(75) });
const select = {
  action_id: short(255),
  placeholder: plain(150),
  options: z.array(option).min(1).max(100),
};
const element = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('static_select'), ...select }),
  z.strictObject({
    type: z.literal('button'),
    action_id: short(255),
    text: plain(75),
    value: short(2000),
    style: z.enum(['primary', 'danger']).optional(),
  }),
]);
const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), text: plain(150) }),
  z.strictObject({
    type: z.literal('section'),
    text: mrkdwn(3000).optional(),
    fields: z.array(mrkdwn(2000)).min(1).max(10).optional(),
    accessory: z.strictObject({ type: z.literal('multi_static_select'), ...select }).optional(),
  }),
  z.strictObject({ type: z.literal('context'), elements: z.array(plain(3000)).min(1).max(10) }),
  z.strictObject({
    type: z.literal('actions'),
    block_id: short(255),
    elements: z.array(element).min(1).max(25),
  }),
]);
export const messageSchema = z.strictObject({ text: short(4000), blocks: z.array(block).min(1).max(50) });
/** The longest that all blocks of a message may be together. */
export const ALL_BLOCKS = 13_200;

/** Slack takes such a message. */
export function expectTaken(of: SlackMessage): void {
  messageSchema.parse(of);
  expect(JSON.stringify(of.blocks).length).toBeLessThan(ALL_BLOCKS + of.blocks.length * 200);
  const ids = of.blocks.flatMap(({ block_id: id }) => (id === undefined ? [] : [id]));
  expect(new Set(ids).size).toBe(ids.length);
}
