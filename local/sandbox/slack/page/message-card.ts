import * as z from 'zod';
import { html } from '../../http/html.ts';
import type { Html } from '../../http/html.ts';
import { elementsIn } from '../interactions/elements.ts';
import type { SlackElement } from '../interactions/elements.ts';
import type { SlackUser } from '../settings.ts';
import type { Block, Message } from '../workspace.ts';

/** One message with everything that can be pressed in it, as one form. */
export function messageCard(message: Message, users: readonly SlackUser[]): Html {
  const elements = elementsIn(message);
  const path = `/page/press/${message.channel}/${message.ts}`;
  return html`<article id="${message.channel}-${message.ts}">
    <p class="quiet">${message.text}${message.isEdited ? ' (edited)' : ''}</p>
    ${message.blocks.flatMap(paragraphs)}
    ${
      elements.length === 0
        ? ''
        : html`<form method="post" action="${path}">
            ${elements.map(control)}
            <label
              >Pressed by
              <select name="user">
                ${users.map(
                  ({ id, name }) =>
                    html`<option value="${id}" ${id === message.user ? 'selected' : ''}>${name}</option>`,
                )}
              </select></label
            >
          </form>`
    }
    ${message.privateReplies.map((reply) => html`<p role="status">Only visible to you: ${reply}</p>`)}
  </article>`;
}

const textSchema = z.object({ text: z.string() });

/** What a block says; its markup is shown as it was sent. */
function paragraphs({ type, text, fields, elements }: Block): Html[] {
  const parts: readonly unknown[] = [text, ...list(fields), ...(type === 'context' ? list(elements) : [])];
  return parts.flatMap((part) => {
    const said = textSchema.safeParse(part).data?.text;
    if (said === undefined) return [];
    return type === 'header' ? html`<h3>${said}</h3>` : html`<p>${said}</p>`;
  });
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function control(element: SlackElement): Html {
  const { action_id: id } = element;
  switch (element.type) {
    case 'button':
      return html`<button name="action" value="${id}">${element.text.text}</button>`;
    case 'static_select':
      return html`<label
        >${element.placeholder.text}
        <select name="chosen-${id}">
          <option value=""></option>
          ${options(element.options)}
        </select></label
      >`;
    case 'multi_static_select':
      return html`<label
        >${element.placeholder.text}
        <select name="chosen-${id}" multiple>
          ${options(element.options)}
        </select></label
      >`;
  }
}

function options(
  all: Extract<SlackElement, { type: 'static_select' | 'multi_static_select' }>['options'],
): Html[] {
  return all.map(({ text, value }) => html`<option value="${value}">${text.text}</option>`);
}
