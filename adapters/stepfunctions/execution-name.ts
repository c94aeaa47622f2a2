/** What the execution of a run is called. */
export const executionName = (handoffId: string, run: number): string => `${handoffId}-${String(run)}`;

/** arn:…:stateMachine:<machine> has its executions under arn:…:execution:<machine>:<name>. */
export function executionArn(stateMachineArn: string, name: string): string {
  return `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
}
