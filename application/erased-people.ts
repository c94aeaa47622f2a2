import * as z from 'zod';
import { ERASED_PEOPLE_ID } from '#domain/text-ids.ts';
import { made } from '#domain/made.ts';
import type { Ports } from './ports.ts';

const erasedSchema = /* @__PURE__ */ made(() =>
  z.array(z.object({ person: z.string(), at: z.string(), by: z.string(), reason: z.string() })),
);
/** Somebody whose personal texts were erased: when, by which operator, and why. */
export type ErasedPerson = z.infer<typeof erasedSchema>[number];

/** Everybody of whom nothing personal is told any more. */
export async function erasedPeople({ get }: Pick<Ports['texts'], 'get'>): Promise<readonly ErasedPerson[]> {
  const text = await get(ERASED_PEOPLE_ID);
  return text === undefined ? [] : erasedSchema.parse(JSON.parse(text));
}

/** Notes it, once. Two operators who erase two people in the same moment may lose one note: each call notes it again. */
export async function noteErased(texts: Ports['texts'], erased: ErasedPerson): Promise<void> {
  const known = await erasedPeople(texts);
  if (known.some(({ person }) => person === erased.person)) return;
  await texts.put(ERASED_PEOPLE_ID, JSON.stringify([...known, erased]));
}
