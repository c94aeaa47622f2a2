import type { OwnPage } from '../own-page.ts';
import type { Texts } from '../texts/texts-for.ts';
import { Code, Paragraph } from './mail-parts.tsx';
import { styles } from './mail-theme.ts';

interface Shown {
  readonly ownPage: OwnPage;
  /** The code that the mail shows already, which then serves the page too. */
  readonly code?: string | undefined;
  readonly texts: Texts;
}

/** The way to the reader's own page; with its code, where the mail does not show it already. */
export function WayToOwnPage({ ownPage, code, texts }: Shown) {
  return (
    <>
      <Paragraph>
        <a class="link" href={ownPage.url} style={styles.link}>
          {texts.ownPage}
        </a>
      </Paragraph>
      {ownPage.code === code ? null : (
        <Code label={texts.code.yours} code={ownPage.code} use={texts.code.ownPageUse} />
      )}
    </>
  );
}

/** The same in plain text, as blocks. */
export function plainWayToOwnPage({ ownPage, code, texts }: Shown): readonly (readonly string[])[] {
  const own = [`${texts.code.yours}: ${ownPage.code}`, texts.code.ownPageUse];
  return [[`${texts.ownPage}:`, ownPage.url], ownPage.code === code ? [] : own];
}
