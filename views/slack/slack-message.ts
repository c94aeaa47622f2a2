import type { Block } from './block-kit.ts';

/** A message for Slack: its blocks, and the text that a notification shows in their place. */
export type SlackMessage = { readonly text: string; readonly blocks: readonly Block[] };
