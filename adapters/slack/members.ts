import * as z from 'zod';
import { foreignText } from '#domain/foreign-text.ts';
import type { ChatMember } from '#domain/contract/people-differences.ts';
import type { ChatMembers, Trial } from '#domain/ports/operations.ts';
import { TOKEN_REFUSED } from './classify-answer.ts';

/** The workspace could not be read, or what it answered is not what Slack documents. */
export class SlackListError extends Error {
  override readonly name = 'SlackListError';
  readonly because: string;

  constructor(because: string, options?: ErrorOptions) {
    super(`Slack could not be read (users.list): ${because}`, options);
    this.because = because;
  }
}

const TIMEOUT_MS = 15_000;
const PAGE = 200;
/** Slack lets an app ask for about twenty pages a minute. */
const MOST_PAGES = 20;

const memberSchema = z.object({
  id: z.string(),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  tz: z.string().nullish(),
  profile: z.object({ email: z.string().nullish() }),
});
/** Source: Slack's reference of users.list; the last page has an empty cursor. */
const pageSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    members: z.array(memberSchema),
    response_metadata: z.object({ next_cursor: z.string().default('') }).nullish(),
  }),
  z.object({ ok: z.literal(false), error: z.string() }),
]);

/** Who is in a workspace, as long as its token is taken. `token`: undefined while it is unset. */
export function slackMembers(baseUrl: string, token: () => Promise<string | undefined>): ChatMembers {
  return {
    look: async () => {
      const present = await token();
      if (present === undefined) return { because: 'token-unset' };
      try {
        const members = await everybody(baseUrl, present);
        return new Set(members.filter(isThere).map(({ id }) => id));
      } catch (error) {
        if (error instanceof SlackListError) return { because: error.because };
        throw error;
      }
    },
  };
}

/** Asks once with a token, for the first page of who is there. */
export async function tryBotToken(baseUrl: string, token: string): Promise<Trial> {
  try {
    await read(baseUrl, token, '');
    return { kind: 'accepted' };
  } catch (error) {
    if (!(error instanceof SlackListError)) throw error;
    const because = foreignText(error.because);
    return { kind: TOKEN_REFUSED.has(because) ? 'refused' : 'unanswered', because };
  }
}

/** Everybody of a workspace who has an address: no bots, nobody who has left. Throws a SlackListError. */
export async function listMembers(baseUrl: string, token: string): Promise<readonly ChatMember[]> {
  return (await everybody(baseUrl, token)).filter(isThere).flatMap(({ id, tz, profile: { email } }) => {
    if (email === null || email === undefined) return [];
    return [{ id, email: email.toLowerCase(), timeZone: tz ?? undefined }];
  });
}

type Member = z.infer<typeof memberSchema>;

const isThere = ({ deleted, is_bot: isBot }: Member): boolean => !deleted && !isBot;

async function everybody(baseUrl: string, token: string): Promise<readonly Member[]> {
  const found: Member[] = [];
  for (let cursor: string | undefined, pages = 0; cursor !== ''; pages += 1) {
    if (pages === MOST_PAGES) throw new SlackListError('too-many');
    const page = await read(baseUrl, token, cursor ?? '');
    found.push(...page.members);
    cursor = page.response_metadata?.next_cursor ?? '';
  }
  return found;
}

async function read(baseUrl: string, token: string, cursor: string) {
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}/api/users.list`);
  url.searchParams.set('limit', String(PAGE));
  if (cursor !== '') url.searchParams.set('cursor', cursor);
  const { data, error } = pageSchema.safeParse(await answerOf(url, token));
  if (data === undefined) throw new SlackListError('unreadable-answer', { cause: error });
  if (!data.ok) throw new SlackListError(data.error);
  return data;
}

async function answerOf(url: URL, token: string): Promise<unknown> {
  try {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    return await response.json();
  } catch (error) {
    throw new SlackListError('no-answer', { cause: error });
  }
}
