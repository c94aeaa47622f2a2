import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import type { Contract } from './contract.ts';
import { contractDigestSchema } from './ids.ts';
import type { ContractDigest } from './ids.ts';

/** Names this version of the contract by its content: SHA-256 over the canonical JSON, in hexadecimal. */
export const contractDigest = (contract: Contract): ContractDigest =>
  contractDigestSchema.parse(createHash('sha256').update(canonicalJson(contract), 'utf8').digest('hex'));
