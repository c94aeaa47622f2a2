import * as z from 'zod';
import { httpFieldKinds } from './http-system.ts';
import type { HttpSystem } from './http-system.ts';
import { count, section, text } from './source-fields.ts';

const aPointer = 'a JSON pointer such as /ticket/id, or nothing for the whole';
const aPath = 'a path such as /tickets/{id}, without a query';
const aHeader = 'the name of a header';
const aName = 'a name in small letters, digits and dashes, of 20 characters at most';
const someKinds = `one of ${httpFieldKinds.join(', ')}`;

/** The name of a system of `contracts/systems/`: it becomes a part of the names of queues. */
export const httpSystemName = () => z.string({ error: aName }).regex(/^[a-z](?:-?[a-z0-9]){0,19}$/, aName);

const pointer = () => z.string({ error: aPointer }).regex(/^(?:\/(?:[^~/]|~[01])*)*$/, aPointer);
const header = () => z.string({ error: aHeader }).regex(/^[A-Za-z0-9-]{1,60}$/, aHeader);

const field = section({
  at: pointer().meta({ description: 'Where its value stands in the thing, as a JSON pointer.' }),
  kind: z
    .enum(httpFieldKinds, { error: someKinds })
    .default('text')
    .meta({ description: 'What it takes. A number and a boolean are sent as such, all else as text.' }),
  maxLength: count().optional().meta({ description: 'How many characters it takes.' }),
  choices: z
    .array(text(), { error: 'a list of values' })
    .min(1, 'at least one value')
    .optional()
    .meta({ description: 'The values of a choice.' }),
});

const parts = {
  path: z
    .string({ error: aPath })
    .regex(/^\/[^?#\s]*$/, aPath)
    .meta({ description: 'Behind the base address of the stage. {id} and {key} stand for one segment.' }),
  query: z
    .record(text(), text(), { error: 'parameters, each with its value' })
    .default({})
    .meta({ description: 'What stands behind the question mark; {id} and {key} are put in here too.' }),
};

const body = z.json({ error: 'a value of JSON' }).optional().meta({
  description:
    'What is sent. `{ field: … }` stands for the value of a field, `{ baton: … }` for id, key or correlation-id.',
});

const looking = {
  ...parts,
  method: z.enum(['GET', 'POST'], { error: 'GET or POST' }).default('GET'),
  body,
};
const changing = {
  ...parts,
  method: z.enum(['POST', 'PUT', 'PATCH'], { error: 'one of POST, PUT, PATCH' }),
  body,
};

const notFoundStatus = z.union([z.literal(400), z.literal(404), z.literal(410), z.literal(422)], {
  error: 'one of 400, 404, 410, 422',
});

/** A system that is reached over HTTP, as a team writes it in `contracts/systems/`. */
export const httpSystemSourceSchema = section({
  id: httpSystemName().meta({ description: 'Names the system, as the file is named.' }),
  thing: pointer().default('').meta({
    description: 'Where the thing stands in an answer. All other pointers begin there.',
  }),
  idAt: pointer().meta({
    description: 'Where its own id stands in it: an answer that does not show it proves nothing.',
  }),
  fields: z
    .record(text('the name of a field'), field, { error: 'fields, each with its place' })
    .meta({ description: 'What contracts may name, the owner among them.' }),
  read: section(looking).meta({ description: 'Reads one thing by its id.' }),
  write: section(changing).meta({
    description: 'Changes one thing. What its body does not name is left as it is.',
  }),
  find: section({
    ...looking,
    list: pointer()
      .optional()
      .meta({ description: 'Where the things that were found stand; without it the answer is one thing.' }),
  })
    .optional()
    .meta({ description: "Finds what Baton made, by Baton's own key." }),
  make: section(changing).optional().meta({ description: 'Makes a thing, with the key.' }),
  putAway: section(changing).optional().meta({
    description: 'Puts away what Baton made. From then on it must not be found by its key.',
  }),
  notFound: section({
    statuses: z
      .array(notFoundStatus, { error: 'a list of statuses' })
      .default([404])
      .meta({ description: 'The statuses that say so.' }),
    empty: pointer()
      .optional()
      .meta({ description: 'From the top of a good answer: nothing, or an empty list, stands there.' }),
  })
    .default({ statuses: [404] })
    .meta({ description: 'What says that there is no such thing.' }),
  errors: section({
    at: pointer()
      .optional()
      .meta({ description: 'If something stands here it is an error, whatever the status.' }),
    code: pointer().optional().meta({ description: 'Where a word for what is wrong stands.' }),
    field: pointer().optional().meta({ description: 'Where the field that is wrong stands.' }),
  })
    .default({})
    .meta({ description: 'What an error says. Its sentence is never kept.' }),
  idempotencyHeader: header().optional().meta({
    description: 'Carries one word for each planned write, the same whenever it is sent.',
  }),
  correlationHeader: header()
    .optional()
    .meta({ description: 'Carries what connects all that belongs together.' }),
});
export type HttpSystemSource = z.infer<typeof httpSystemSourceSchema>;

/** The form in which the worker reads it, whatever the source may have besides one day. */
export const compileHttpSystem = (source: HttpSystemSource): HttpSystem => source;
