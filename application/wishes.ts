import type { ContractBundle } from '#domain/contract/bundle.ts';
import type { Person } from '#domain/contract/directory.ts';
import { personById } from '#domain/contract/directory.ts';
import { asWished } from '#domain/routing/channel-order.ts';
import type { Wishes } from '#domain/routing/wishes.ts';
import { wishesSchema } from '#domain/routing/wishes.ts';
import { wishesId } from '#domain/text-ids.ts';
import type { Ports } from './ports.ts';

export interface WishPorts {
  readonly texts: Pick<Ports['texts'], 'get'>;
  readonly bundle: Pick<ContractBundle, 'directory'>;
}

/** How somebody wants to be told; nothing where they never said. */
export async function wishesOf({ texts }: Pick<WishPorts, 'texts'>, person: string): Promise<Wishes> {
  const text = await texts.get(wishesId(person));
  return text === undefined ? {} : wishesSchema.parse(JSON.parse(text));
}

/** Keeps how somebody wants to be told from now on, in place of all that they said before. */
export async function keepWishes(
  { texts }: { readonly texts: Pick<Ports['texts'], 'put'> },
  person: string,
  wishes: Wishes,
): Promise<void> {
  await texts.put(wishesId(person), JSON.stringify(wishes));
}

/** Somebody of the directory, with what they wish. */
export type WishingPerson = Person & Pick<Wishes, 'quietHours'>;

/** Somebody of the directory, with their channels in the order that they wish, and when they want it quiet. */
export async function personAsWished(ports: WishPorts, id: string): Promise<WishingPerson | undefined> {
  const person = personById(ports.bundle.directory, id);
  if (person === undefined) return undefined;
  const { channels, quietHours } = await wishesOf(ports, id);
  return { ...asWished(person, channels), quietHours };
}
