import type { Operations } from '#lambdas/_operating/serve-operations.ts';
import { serveOperations } from '#lambdas/_operating/serve-operations.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';
import type { LookUpPorts } from './look-up-ports.ts';
import { showBacklog } from './routes/show-backlog.ts';
import { showConnection } from './routes/show-connection.ts';
import { listDeadLetters, showDeadLetters } from './routes/dead-letters.ts';
import { doctor } from './routes/doctor.ts';
import { leaving } from './routes/leaving.ts';
import { listContracts } from './routes/list-contracts.ts';
import { listHandoffs } from './routes/list-handoffs.ts';
import { listMappings } from './routes/list-mappings.ts';
import { listPeople } from './routes/list-people.ts';
import { measureHandoffs } from './routes/measure-handoffs.ts';
import { planRollback } from './routes/plan-rollback.ts';
import { showAttempts } from './routes/show-attempts.ts';
import { showHandoff } from './routes/show-handoff.ts';
import { showLog } from './routes/show-log.ts';
import { showReceipt } from './routes/show-receipt.ts';
import { tellStanding } from './routes/tell-standing.ts';

const operations = {
  list: listHandoffs,
  show: showHandoff,
  log: showLog,
  rollbackPlan: planRollback,
  attempts: showAttempts,
  receipt: showReceipt,
  contracts: listContracts,
  measures: measureHandoffs,
  people: listPeople,
  leaving,
  connection: showConnection,
  deadLetters: listDeadLetters,
  deadLetter: showDeadLetters,
  doctor,
  backlog: showBacklog,
  mappings: listMappings,
  standing: tellStanding,
} satisfies Operations<LookUpPorts>;

/** What operators look at: it changes nothing. */
export function lookUpHandler(ports: LookUpPorts, runtime: Runtime) {
  return serveOperations<LookUpPorts>(operations, ports, runtime);
}
