import type { Message } from '../workspace.ts';
import { elementsIn } from './elements.ts';
import type { SlackElement, SlackOption } from './elements.ts';

/** One press: who, on which element, with what chosen in the message's selects (values by action). */
export interface Press {
  readonly message: Message;
  readonly user: string;
  readonly action: string;
  readonly chosen: Readonly<Record<string, readonly string[]>>;
}

/** The `block_actions` payload that Slack sends for a press; undefined when the message has no such element. */
export function interactionPayload(
  { message, user, action, chosen }: Press,
  responseUrl: string,
  nowMs: number,
): object | undefined {
  const elements = elementsIn(message);
  const pressed = elements.find(({ action_id: id }) => id === action);
  if (pressed === undefined) return undefined;
  const seconds = (nowMs / 1000).toFixed(6);
  return {
    type: 'block_actions',
    user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: 'T0SANDBOX' },
    api_app_id: 'A0SANDBOX',
    token: 'sandbox-verification-token',
    container: { type: 'message', message_ts: message.ts, channel_id: message.channel, is_ephemeral: false },
    trigger_id: `${seconds}.sandbox`,
    team: { id: 'T0SANDBOX', domain: 'sandbox' },
    channel: { id: message.channel, name: 'directmessage' },
    message: {
      type: 'message',
      bot_id: 'B0SANDBOX',
      ts: message.ts,
      text: message.text,
      blocks: message.blocks,
    },
    state: { values: stateOf(elements, chosen) },
    response_url: responseUrl,
    actions: [{ ...described(pressed, chosen), action_ts: seconds }],
  };
}

type Values = Record<string, Record<string, object>>;

/** What stands in each select now. */
function stateOf(elements: readonly SlackElement[], chosen: Press['chosen']): Values {
  const values: Values = {};
  for (const element of elements) {
    if (element.type === 'button') continue;
    values[element.block_id] = {
      ...values[element.block_id],
      [element.action_id]: { type: element.type, ...selected(element, chosen) },
    };
  }
  return values;
}

function described(element: SlackElement, chosen: Press['chosen']): object {
  const { type, action_id, block_id } = element;
  return element.type === 'button'
    ? { type, action_id, block_id, text: element.text, value: element.value }
    : { type, action_id, block_id, ...selected(element, chosen) };
}

function selected(element: Exclude<SlackElement, { type: 'button' }>, chosen: Press['chosen']): object {
  const options: readonly SlackOption[] = element.options.filter(({ value }) =>
    chosen[element.action_id]?.includes(value),
  );
  return element.type === 'static_select'
    ? { selected_option: options[0] ?? null }
    : { selected_options: options };
}
