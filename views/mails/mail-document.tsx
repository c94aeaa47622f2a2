import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { Texts } from '../texts/texts-for.ts';
import { darkSheet, styles } from './mail-theme.ts';

type MailDocumentProps = {
  readonly texts: Texts;
  readonly title: string;
  /** What a list of mails shows after the subject. */
  readonly preheader: string;
  readonly children: ComponentChildren;
};

/** The HTML of a mail: one column in tables, which is what every mail program can draw; no images at all. */
export function mailHtml(props: MailDocumentProps): string {
  return `<!doctype html>${render(<MailDocument {...props} />)}`;
}

function MailDocument({ texts, title, preheader, children }: MailDocumentProps) {
  return (
    <html lang={texts.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: darkSheet }} />
      </head>
      <body class="page" style={styles.body}>
        <div style={styles.preheader}>{preheader}</div>
        <table role="presentation" class="page" cellPadding="0" cellSpacing="0" style={styles.page}>
          <tr>
            <td style={{ padding: '16px 12px' }}>
              <table role="presentation" cellPadding="0" cellSpacing="0" style={styles.frame}>
                <tr>
                  <td class="card" style={styles.card}>
                    <main>{children}</main>
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>
  );
}
