import { jsonReply } from '../http/exchange.ts';
import type { SandboxReply, SandboxRequest } from '../http/exchange.ts';
import { matchPath } from '../http/match-path.ts';
import { parseJson } from '../http/parse-json.ts';
import { boardUsers } from './board.ts';
import type { ServiceBoard, View } from './board.ts';
import type { WriteFault } from './fault.ts';
import { given, ticketValuesSchema } from './ticket.ts';
import type { Ticket, TicketValues } from './ticket.ts';

/** What one request of the API meets. */
export interface ApiContext {
  readonly board: ServiceBoard;
  readonly token: string;
  readonly view: View;
  readonly writeFault: WriteFault | undefined;
}

const TICKETS = '/v1/tickets';

/** A refusal in the form of this API. */
export function refusal(status: number, code: string, field?: string): SandboxReply {
  return jsonReply(status, { error: { code, message: 'It cannot be done.', ...(field && { field }) } });
}

/** Answers one request of the board's API. */
export function answerApi(request: SandboxRequest, context: ApiContext): SandboxReply {
  const { method, path, headers } = request;
  if (headers.authorization !== `Bearer ${context.token}`) return refusal(401, 'token');
  if (path === TICKETS && method === 'GET') return search(request, context);
  if (path === TICKETS && method === 'POST') return create(request, context);
  const { id } = matchPath(`${TICKETS}/:id`, path) ?? {};
  if (id !== undefined && method === 'GET') return show(context.board.find(id, context.view));
  if (id !== undefined && method === 'PATCH') return change(request, context, context.board.find(id));
  const { archived } = matchPath(`${TICKETS}/:archived/archive`, path) ?? {};
  if (archived !== undefined && method === 'POST') return archive(context, context.board.find(archived));
  return refusal(404, 'no-such-address');
}

function search({ query }: SandboxRequest, { board, view }: ApiContext): SandboxReply {
  const found = board.withKey(query.get('externalKey') ?? '', view);
  return jsonReply(200, { items: found.map(({ id, externalKey }) => ({ id, externalKey })) });
}

function show(ticket: Ticket | undefined): SandboxReply {
  if (ticket === undefined) return refusal(404, 'no-such-ticket');
  return jsonReply(200, { ticket });
}

function create(request: SandboxRequest, context: ApiContext): SandboxReply {
  const values = valuesOf(request);
  if ('status' in values) return values;
  const { externalKey } = values;
  if (typeof externalKey === 'string' && context.board.withKey(externalKey).length > 0)
    return refusal(409, 'key-taken', 'externalKey');
  if (context.writeFault?.fault === 'dropped') return jsonReply(201, { ticket: { ...values, id: 'T-0' } });
  const ticket = context.board.create(altered(values, context.writeFault), 'app');
  if (context.writeFault?.fault === 'overwritten')
    context.board.change(ticket, context.writeFault.values ?? { assignee: null }, 'person');
  return jsonReply(201, { ticket: { ...values, id: ticket.id } });
}

function change(request: SandboxRequest, context: ApiContext, ticket: Ticket | undefined): SandboxReply {
  if (ticket === undefined) return refusal(404, 'no-such-ticket');
  const values = valuesOf(request);
  if ('status' in values) return values;
  const { board, writeFault } = context;
  if (writeFault?.fault !== 'dropped') {
    const written = board.change(ticket, altered(values, writeFault), 'app');
    if (writeFault?.fault === 'overwritten')
      board.change(written, writeFault.values ?? touched(ticket, values), 'person');
  }
  return jsonReply(200, { ticket: { ...ticket, ...values } });
}

function archive({ board, writeFault }: ApiContext, ticket: Ticket | undefined): SandboxReply {
  if (ticket === undefined) return refusal(404, 'no-such-ticket');
  if (writeFault?.fault !== 'dropped') board.change(ticket, { archived: true }, 'app');
  return jsonReply(200, { ticket: { id: ticket.id, archived: true } });
}

function valuesOf({ bodyText }: SandboxRequest): TicketValues | SandboxReply {
  const body = parseJson(bodyText);
  const ticket = typeof body === 'object' && body !== null && 'ticket' in body ? body.ticket : undefined;
  const parsed = ticketValuesSchema.safeParse(ticket);
  if (!parsed.success) return refusal(422, 'invalid', String(parsed.error.issues[0]?.path[0] ?? 'ticket'));
  const { assignee } = parsed.data;
  const user = assignee?.id ?? null;
  const isKnown = user === null || boardUsers.some((known) => known === user);
  return isKnown ? parsed.data : refusal(422, 'no-such-user', 'assignee');
}

function altered(values: TicketValues, fault: WriteFault | undefined): TicketValues {
  return fault?.fault === 'altered' ? { ...values, ...given(fault.values ?? {}) } : values;
}

function touched(before: Ticket, values: TicketValues): TicketValues {
  return Object.fromEntries(Object.entries(before).filter(([name]) => name in values));
}
