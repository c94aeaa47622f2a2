import type { Operations } from '#lambdas/_operating/serve-operations.ts';
import { serveOperations } from '#lambdas/_operating/serve-operations.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';
import type { OperatePorts } from './operate-ports.ts';
import { addMapping } from './routes/add-mapping.ts';
import { changeBacklog } from './routes/change-backlog.ts';
import { clearAbsences } from './routes/clear-absences.ts';
import { decideHandoff } from './routes/decide-handoff.ts';
import { enterAbsenceFor } from './routes/enter-absence.ts';
import { erasePerson } from './routes/erase-person.ts';
import { pauseContract, resumeContract } from './routes/pause-contract.ts';
import { redriveDeadLetters } from './routes/redrive-dead-letters.ts';
import { revokeLinks } from './routes/revoke-links.ts';

const operations = {
  decide: decideHandoff,
  addMapping,
  pauseContract,
  resumeContract,
  enterAbsence: enterAbsenceFor,
  clearAbsences,
  revokeLinks,
  erasePerson,
  redrive: redriveDeadLetters,
  changeBacklog,
} satisfies Operations<OperatePorts>;

/** What operators change. */
export function operateHandler(ports: OperatePorts, runtime: Runtime) {
  return serveOperations<OperatePorts>(operations, ports, runtime);
}
