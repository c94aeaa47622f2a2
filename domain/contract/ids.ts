import * as z from 'zod';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const kebab = (what: string) => z.string({ error: what }).regex(KEBAB, what);

/** Names one kind of handoff; also the name of its file in `contracts/`. */
export const contractIdSchema = kebab('a name in small letters, digits and dashes').brand('ContractId');
export type ContractId = z.infer<typeof contractIdSchema>;

/** Names a person of the directory. */
export const personIdSchema = kebab('the id of a person in directory.yaml').brand('PersonId');
export type PersonId = z.infer<typeof personIdSchema>;

/** Names a pool of people in the directory. */
export const poolIdSchema = kebab('the id of a pool in directory.yaml').brand('PoolId');
export type PoolId = z.infer<typeof poolIdSchema>;

/** Names a calendar of the directory. */
export const calendarIdSchema = kebab('the id of a calendar in directory.yaml').brand('CalendarId');

/** Our own word for a status, whatever a vendor calls it. */
export const statusSchema = kebab('a status in small letters, digits and dashes').brand('Status');
export type Status = z.infer<typeof statusSchema>;

/** Names a reason in the log; its label may change, its code stays. */
export const reasonSchema = kebab('a code in small letters, digits and dashes');

/** SHA-256 over the canonical JSON of a compiled contract, 64 hexadecimal digits: names one version of it. */
export const contractDigestSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand('ContractDigest');
export type ContractDigest = z.infer<typeof contractDigestSchema>;
