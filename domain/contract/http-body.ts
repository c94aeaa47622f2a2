import type * as z from 'zod';
import type { FieldPath } from './problem.ts';

export type Json = z.infer<ReturnType<typeof z.json>>;

/** Where a value goes in a body: that of a field, or one of Baton's own. Everything else is sent as it stands there. */
export type BodyPlace =
  { readonly kind: 'field'; readonly name: string } | { readonly kind: 'baton'; readonly name: string };

const isSection = (body: Json): body is Record<string, Json> =>
  typeof body === 'object' && body !== null && !Array.isArray(body);

/** `{ field: … }` or `{ baton: … }` with nothing besides. */
export const placeIn = (body: Json): BodyPlace | undefined => {
  if (!isSection(body)) return undefined;
  const [[kind, name] = [], ...others] = Object.entries(body);
  if (others.length > 0 || typeof name !== 'string') return undefined;
  return kind === 'field' || kind === 'baton' ? { kind, name } : undefined;
};

/** Every place of a body, with the way to it. */
export const placesIn = (
  body: Json | undefined,
  path: FieldPath = [],
): readonly (BodyPlace & { readonly path: FieldPath })[] => {
  if (body === undefined) return [];
  const place = placeIn(body);
  if (place !== undefined) return [{ ...place, path: [...path, place.kind] }];
  if (Array.isArray(body)) return body.flatMap((one, index) => placesIn(one, [...path, index]));
  return isSection(body) ? Object.entries(body).flatMap(([name, one]) => placesIn(one, [...path, name])) : [];
};

/** The fields that a body carries. */
export const fieldsIn = (body: Json | undefined): readonly string[] =>
  placesIn(body).flatMap(({ kind, name }) => (kind === 'field' ? [name] : []));

/** The body with its values; a place without a value is left out, and so is a section of which nothing is left. */
export const filledBody = (body: Json, valueAt: (place: BodyPlace) => Json | undefined): Json | undefined => {
  const place = placeIn(body);
  if (place !== undefined) return valueAt(place);
  if (Array.isArray(body)) {
    const items = body.map((one) => filledBody(one, valueAt)).filter((one) => one !== undefined);
    return items.length === 0 && body.length > 0 ? undefined : items;
  }
  if (!isSection(body)) return body;
  const parts = Object.entries(body).flatMap(([name, one]) => {
    const part = filledBody(one, valueAt);
    return part === undefined ? [] : [[name, part] as const];
  });
  return parts.length === 0 && Object.keys(body).length > 0 ? undefined : Object.fromEntries(parts);
};
