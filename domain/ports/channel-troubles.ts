import * as z from 'zod';
import { channelSchema } from '../contract/channel.ts';

/** How often in a row offers did not arrive by one way to one person, or to anybody at all. */
export const troubleSchema = z.object({
  /** A person of the directory, or a star for everybody. */
  person: z.string().min(1),
  channel: channelSchema,
  failures: z.number().int().positive(),
  since: z.iso.datetime(),
  /** Why the last of them did not arrive. */
  because: z.string(),
  /** The last of them, so that none counts twice. */
  offers: z.array(z.string()),
});
export type Trouble = z.infer<typeof troubleSchema>;

/** Advice on which way to try first: the last to write wins. */
export interface Troubles {
  put(trouble: Trouble): Promise<void>;
  /** Quiet when there is none. */
  remove(trouble: Pick<Trouble, 'person' | 'channel'>): Promise<void>;
  /** Of all people; few ever have one. */
  list(): Promise<readonly Trouble[]>;
}
