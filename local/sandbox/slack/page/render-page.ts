import { Html, html } from '../../http/html.ts';
import { style } from '../../hubspot/page/style.ts';
import type { SlackSandbox } from '../sandbox.ts';
import { messageCard } from './message-card.ts';

/** The whole page: what stands in Slack for each user, the newest first. `notice` is what the last press did, if any. */
export function renderPage(
  { workspace, settings, faults }: SlackSandbox,
  notice: string | undefined,
): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Sandbox Slack</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        <header>
          <h1>Sandbox Slack</h1>
          <p class="quiet">
            Presses go to ${settings.interactionsUrl ?? 'nobody: no address is set'}. Nothing here is real.
            <a href="/">Refresh</a>
          </p>
          ${notice === undefined ? '' : html`<p role="status"><strong>${notice}</strong></p>`}
        </header>
        <main>
          ${[...settings.users, ...settings.channels.map((id) => ({ id, name: 'Channel' }))].map(
            ({ id, name }) => {
              const messages = workspace.all().filter(({ user }) => user === id);
              return html`<h2>${name} <span class="quiet">${id}</span></h2>
                ${
                  messages.length === 0
                    ? html`<p class="quiet">No messages.</p>`
                    : messages.toReversed().map((message) => messageCard(message, settings.users))
                }`;
            },
          )}
          <h2>Faults that wait for a request</h2>
          ${
            faults.all().length === 0
              ? html`<p class="quiet">None.</p>`
              : html`<ul>
                  ${faults.all().map(({ fault, method, times }) => html`<li>${fault} · ${method ?? 'any'} · ${times}</li>`)}
                </ul>`
          }
        </main>
      </body>
    </html>`;
  return page.text;
}
