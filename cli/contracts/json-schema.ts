import * as z from 'zod';
import { contractSourceSchema } from '#domain/contract/contract-source.ts';

/** The JSON Schema of a contract file, for completion and errors in an editor; the text of `docs/contract.schema.json`. */
export const contractJsonSchema = (): string =>
  `${JSON.stringify({ title: 'Contract', ...z.toJSONSchema(contractSourceSchema, { io: 'input' }) }, null, 2)}\n`;
