import type { Connector, SystemOfRecord } from '#domain/ports/connector.ts';
import type { Visit } from './visit.ts';

/** The same connector: it asks nothing while its system is left alone, and what it is answered is noted. */
export function heeding(connector: Connector, visit: Visit): Connector {
  const create = connector.create?.bind(connector);
  const archive = connector.archive?.bind(connector);
  return {
    read: async (...given) => (await visit.leave()) ?? visit.note(await connector.read(...given), 'read'),
    fields: async (...given) => (await visit.leave()) ?? visit.note(await connector.fields(...given), 'read'),
    write: async (...given) => (await visit.leave()) ?? visit.note(await connector.write(...given), 'write'),
    isSame: (...given) => connector.isSame(...given),
    ...(create === undefined
      ? {}
      : { create: async (...given) => (await visit.leave()) ?? visit.note(await create(...given), 'write') }),
    ...(archive === undefined
      ? {}
      : {
          archive: async (...given) => (await visit.leave()) ?? visit.note(await archive(...given), 'write'),
        }),
  };
}

/** The same for the system whose records are handed over. */
export function heedingSource(source: SystemOfRecord, visit: Visit): SystemOfRecord {
  return {
    ...heeding(source, visit),
    links: async (...given) => (await visit.leave()) ?? visit.note(await source.links(...given), 'read'),
  };
}
