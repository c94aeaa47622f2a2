import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { Texts } from '../texts/texts-for.ts';
import { pageHeaders } from './page-headers.ts';
import { stylesheet } from './stylesheet.ts';

/** A whole HTTP answer: what a person sees and what the browser may do with it. */
export type Page = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

type PageProps = {
  readonly status: number;
  readonly texts: Texts;
  readonly title: string;
  readonly children: ComponentChildren;
};

/** Puts content into the shell that every page shares. */
export function renderPage({ status, texts, title, children }: PageProps): Page {
  const document = (
    <html lang={texts.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · ${texts.product}`}</title>
        <style dangerouslySetInnerHTML={{ __html: stylesheet }} />
      </head>
      <body>
        <header>{texts.product}</header>
        <main>{children}</main>
      </body>
    </html>
  );
  return { status, headers: pageHeaders, body: `<!doctype html>${render(document)}` };
}
