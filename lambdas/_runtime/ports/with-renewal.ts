import type { Connector } from '#domain/ports/connector.ts';

/** The same connector; what opens it is read anew, past the cache, once the system refuses it: for the next request. */
export function withRenewal<System extends Connector>(
  connector: System,
  renew: () => Promise<unknown>,
): System {
  const seen = async <Answer extends { readonly kind: string }>(answer: Answer): Promise<Answer> => {
    if (answer.kind === 'unauthorised') await renew();
    return answer;
  };
  const create = connector.create?.bind(connector);
  const archive = connector.archive?.bind(connector);
  return {
    ...connector,
    read: async (...given) => seen(await connector.read(...given)),
    write: async (...given) => seen(await connector.write(...given)),
    fields: async (...given) => seen(await connector.fields(...given)),
    ...(create === undefined ? {} : { create: async (...given) => seen(await create(...given)) }),
    ...(archive === undefined ? {} : { archive: async (...given) => seen(await archive(...given)) }),
  };
}
