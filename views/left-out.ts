import type { LeftOut as Reason } from '#domain/routing/choice.ts';

/** Somebody who is not asked, by their name, and why. */
export type LeftOut = { readonly name: string; readonly because: Reason['because'] };
