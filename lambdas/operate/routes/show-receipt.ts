import type { ReceiptAnswer } from '#domain/operator/answers.ts';
import type { OperatorCall } from '../call.ts';
import type { OperatePorts } from '../operate-ports.ts';
import { notFound } from '../problem.ts';

/** What became of one event of a delivery. */
export async function showReceipt(
  { receipts }: OperatePorts,
  { path }: OperatorCall,
): Promise<ReceiptAnswer> {
  const id = path.id ?? '';
  const receipt = await receipts.get(id);
  if (receipt === undefined) throw notFound('receipt', id);
  return receipt;
}
