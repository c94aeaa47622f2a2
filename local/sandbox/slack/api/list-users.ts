import { jsonReply } from '../../http/exchange.ts';
import type { SandboxReply, SandboxRequest } from '../../http/exchange.ts';
import type { SlackSandbox } from '../sandbox.ts';
import type { SlackUser } from '../settings.ts';

/** Whom every workspace has besides its people. */
const SLACKBOT = { id: 'USLACKBOT', name: 'Slackbot', isDisabled: false };

/** Answers `users.list` page by page: `limit` and `cursor` as Slack documents them. */
export function listUsers({ settings }: SlackSandbox, { query }: SandboxRequest): SandboxReply {
  const all: readonly SlackUser[] = [SLACKBOT, ...settings.users];
  const start = Number(Buffer.from(query.get('cursor') ?? '', 'base64').toString() || '0');
  const limit = Number(query.get('limit') ?? all.length);
  const end = start + limit;
  return jsonReply(200, {
    ok: true,
    members: all.slice(start, end).map(renderUser),
    response_metadata: { next_cursor: end < all.length ? Buffer.from(String(end)).toString('base64') : '' },
  });
}

function renderUser({ id, name, isDisabled, email, timeZone }: SlackUser): Record<string, unknown> {
  return {
    ...{ id, team_id: 'T0SANDBOX', name: name.toLowerCase().replaceAll(' ', '.'), deleted: isDisabled },
    ...{ real_name: name, is_bot: false, is_app_user: false, updated: 1_762_000_000 },
    ...(timeZone === undefined ? {} : { tz: timeZone }),
    profile: { real_name: name, display_name: name, ...(email === undefined ? {} : { email }) },
  };
}
