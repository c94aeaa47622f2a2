import { Html, html } from '../../http/html.ts';
import { style } from './style.ts';

/** A whole page around its parts. */
export function documentOf(title: string, ...parts: readonly Html[]): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        ${parts}
      </body>
    </html>`;
  return page.text;
}
