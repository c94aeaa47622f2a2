import { controlBody } from '../http/control-body.ts';
import { ControlError } from '../http/control-error.ts';
import { emptyReply, jsonReply } from '../http/exchange.ts';
import type { SandboxReply, SandboxRequest } from '../http/exchange.ts';
import { matchPath } from '../http/match-path.ts';
import { faultSchema } from './fault.ts';
import type { BoardSandbox } from './sandbox.ts';
import { ticketValuesSchema } from './ticket.ts';
import type { Ticket } from './ticket.ts';

/** Answers the controls of the sandbox: what no board has, and tests need. */
export function answerControl(sandbox: BoardSandbox, request: SandboxRequest): SandboxReply {
  try {
    return answer(sandbox, request);
  } catch (error) {
    if (error instanceof ControlError) return jsonReply(error.status, { error: error.message });
    throw error;
  }
}

function answer(sandbox: BoardSandbox, request: SandboxRequest): SandboxReply {
  const { board, faults, requests } = sandbox;
  const { method, path } = request;
  switch (`${method} ${path.replace('/_sandbox/', '')}`) {
    case 'GET health':
      return jsonReply(200, { ok: true });
    case 'GET faults':
      return jsonReply(200, faults.all());
    case 'POST faults':
      faults.add(controlBody({ request }, faultSchema));
      return jsonReply(201, faults.all());
    case 'DELETE faults':
      faults.clear();
      return emptyReply(204);
    case 'GET requests':
      return jsonReply(200, requests.all());
    case 'DELETE requests':
      requests.clear();
      return emptyReply(204);
    case 'GET tickets':
      return jsonReply(200, board.all());
    case 'POST tickets':
      return jsonReply(201, board.create(controlBody({ request }, ticketValuesSchema), 'person'));
    case 'DELETE tickets':
      board.clear();
      return emptyReply(204);
    default:
      return ticketAnswer(sandbox, request);
  }
}

function ticketAnswer({ board }: BoardSandbox, request: SandboxRequest): SandboxReply {
  const { method, path } = request;
  const ticket = ticketAt(board.find(matchPath('/_sandbox/tickets/:id', path)?.id ?? ''));
  if (method === 'GET') return jsonReply(200, ticket);
  if (method !== 'PATCH') throw new ControlError(404, `there is nothing at ${method} ${path}`);
  return jsonReply(200, board.change(ticket, controlBody({ request }, ticketValuesSchema), 'person'));
}

function ticketAt(ticket: Ticket | undefined): Ticket {
  if (ticket === undefined) throw new ControlError(404, 'there is no such ticket');
  return ticket;
}
