import * as z from 'zod';
import { contractDigest } from './contract-digest.ts';
import { contractSchema } from './contract.ts';
import { directorySchema } from './directory.ts';
import { httpSystemSchema } from './http-system.ts';
import { contractDigestSchema } from './ids.ts';

const versionSchema = z
  .object({ digest: contractDigestSchema, contract: contractSchema })
  .refine(({ digest, contract }) => contractDigest(contract) === digest, 'the digest of this contract');
export type ContractVersion = z.infer<typeof versionSchema>;

/** Everything that a deployment knows of its contracts, each under its digest, and the people in them. */
export const contractBundleSchema = z.object({
  contracts: z.array(versionSchema),
  directory: directorySchema,
  /** The systems that the team describes itself. */
  systems: z.array(httpSystemSchema).optional(),
});
export type ContractBundle = z.infer<typeof contractBundleSchema>;
