import * as z from 'zod';
import { contractSourceSchema } from '#domain/contract/contract-source.ts';
import { httpSystemSourceSchema } from '#domain/contract/http-system-source.ts';
import { directorySourceSchema } from '#domain/contract/directory-source.ts';

const jsonSchema = (title: string, schema: z.ZodType): string =>
  `${JSON.stringify({ title, ...z.toJSONSchema(schema, { io: 'input' }) }, null, 2)}\n`;

/** The JSON Schema of a contract file, for completion and errors in an editor; the text of `docs/contract.schema.json`. */
export const contractJsonSchema = (): string => jsonSchema('Contract', contractSourceSchema);

/** The same of `contracts/directory.yaml`; the text of `docs/directory.schema.json`. */
export const directoryJsonSchema = (): string => jsonSchema('Directory', directorySourceSchema);

/** The same of a file in `contracts/systems/`; the text of `docs/system.schema.json`. */
export const systemJsonSchema = (): string => jsonSchema('System', httpSystemSourceSchema);
