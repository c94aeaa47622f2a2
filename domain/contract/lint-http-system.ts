import { batonParts } from './http-system.ts';
import { closestOf } from './closest.ts';
import { fieldsIn, placesIn } from './http-body.ts';
import type { HttpSystemSource } from './http-system-source.ts';
import { oneOf } from './one-of.ts';
import type { ContractProblem, FieldPath } from './problem.ts';

type RequestName = 'read' | 'write' | 'find' | 'make' | 'putAway';
type Request = Pick<HttpSystemSource['write'], 'path' | 'query' | 'body'>;

/** What each request has to carry, so that it is about one thing and no other. */
const NAMED_BY: Readonly<Record<RequestName, 'id' | 'key'>> = {
  read: 'id',
  write: 'id',
  find: 'key',
  make: 'key',
  putAway: 'id',
};

/** Headers that are no request's to set. */
const TAKEN =
  /^(authorization|cookie|host|connection|accept|expect|te|trailer|upgrade|transfer-.*|content-.*|proxy-.*)$/i;

/** Finds what a well-formed description of a system still gets wrong. An empty list means that it is in order. */
export const lintHttpSystem = (system: HttpSystemSource): ContractProblem[] => [
  ...requestsOf(system).flatMap(([name, request]) => [
    ...astray(name, request),
    ...nameless(name, request),
    ...foreignPlaces(name, request),
    ...unknownPlaces(system, name, request),
  ]),
  ...withoutField(system),
  ...halfMade(system),
  ...choicesAmiss(system),
  ...takenHeaders(system),
];

const requestsOf = (system: HttpSystemSource): readonly (readonly [RequestName, Request])[] =>
  (['read', 'write', 'find', 'make', 'putAway'] as const).flatMap((name) => {
    const request = system[name];
    return request === undefined ? [] : [[name, request] as const];
  });

/** A path that another would be taken for: the address would lead elsewhere than it says. */
const astray = (name: RequestName, { path }: Request): ContractProblem[] => {
  const plain = path.replaceAll(/\{(?:id|key)\}/g, 'x');
  return new URL(plain, 'https://example.com').pathname === plain && !plain.startsWith('//')
    ? []
    : [problem([name, 'path'], 'a path as it is sent, without dots between slashes', path)];
};

const nameless = (name: RequestName, { path, query, body }: Request): ContractProblem[] => {
  const by = NAMED_BY[name];
  const isNamed =
    [path, ...Object.values(query)].some((text) => text.includes(`{${by}}`)) ||
    placesIn(body).some((place) => place.kind === 'baton' && place.name === by);
  if (isNamed) return [];
  return [problem([name], `{${by}} in the path or the query, or { baton: ${by} } in the body`, 'none')];
};

const BRACED = /\{+[^{}]*\}+|[{}]/g;

const foreignPlaces = (name: RequestName, { path, query }: Request): ContractProblem[] => {
  const by = `{${NAMED_BY[name]}}`;
  const texts: readonly (readonly [FieldPath, string])[] = [
    [[name, 'path'], path],
    ...Object.entries(query).map(([parameter, text]) => [[name, 'query', parameter], text] as const),
  ];
  return texts.flatMap(([place, text]) =>
    [...text.matchAll(BRACED)]
      .filter(([found]) => found !== by)
      .map(([found]) => ({ ...problem(place, `${by}, and no other brace`, found), suggestion: by })),
  );
};

const unknownPlaces = (
  { fields }: HttpSystemSource,
  request: RequestName,
  { body }: Request,
): ContractProblem[] =>
  placesIn(body, [request, 'body']).flatMap(({ kind, name, path }) => {
    const known = kind === 'field' ? Object.keys(fields) : partsOf(request);
    if (known.includes(name)) return [];
    const suggestion = closestOf(name, known);
    return [{ ...problem(path, oneOf(known), name), ...(suggestion === undefined ? {} : { suggestion }) }];
  });

/** What is not there yet has no id, and what is changed is not known by its key. */
const partsOf = (request: RequestName): readonly string[] =>
  batonParts.filter((part) => part === 'correlation-id' || part === NAMED_BY[request]);

const withoutField = ({ write, make }: HttpSystemSource): ContractProblem[] => [
  ...(fieldsIn(write.body).length > 0
    ? []
    : [problem(['write'], 'a body with `{ field: … }` in it', 'none')]),
  ...(make === undefined || fieldsIn(make.body).length > 0
    ? []
    : [problem(['make'], 'a body with `{ field: … }` in it', 'none')]),
];

/** What is made must be found again, or each further try would make one more. */
const halfMade = ({ find, make, putAway }: HttpSystemSource): ContractProblem[] => {
  if (make !== undefined && find === undefined) return [problem([], 'find, because there is make', 'none')];
  if (make !== undefined) return [];
  return [
    ...(find === undefined ? [] : [problem(['find'], 'make besides', 'none')]),
    ...(putAway === undefined ? [] : [problem(['putAway'], 'make besides', 'none')]),
  ];
};

const choicesAmiss = ({ fields }: HttpSystemSource): ContractProblem[] =>
  Object.entries(fields).flatMap(([name, { kind, choices }]) => {
    if ((kind === 'choice') === (choices !== undefined)) return [];
    const expected =
      kind === 'choice' ? 'choices with the values' : 'kind: choice, because there are choices';
    return [problem(['fields', name], expected, kind)];
  });

const takenHeaders = (system: HttpSystemSource): ContractProblem[] =>
  (['idempotencyHeader', 'correlationHeader'] as const).flatMap((name) => {
    const header = system[name];
    if (header === undefined || !TAKEN.test(header)) return [];
    return [problem([name], 'a header of its own', header)];
  });

const problem = (path: FieldPath, expected: string, found: string): ContractProblem => ({
  ...{ path, at: 'value', expected },
  found: found === 'none' ? found : JSON.stringify(found),
});
