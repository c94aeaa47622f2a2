import type { OwnPage } from '../own-page.ts';
import type { Texts } from '../texts/texts-for.ts';
import { section } from './block-kit.ts';
import type { Block } from './block-kit.ts';
import { escaped, link } from './mrkdwn.ts';

/**
 * The way to the reader's own page; with its code, where the message does not show it already. Only for what goes to one
 * person alone: whoever reads it can open their page.
 */
export function wayToOwnPage({ url, code }: OwnPage, texts: Texts, shownCode?: string): Block {
  const way = link(url, texts.ownPage);
  return section(code === shownCode ? way : `${way}\n${escaped(`${texts.code.yours}: ${code}`)}`);
}
