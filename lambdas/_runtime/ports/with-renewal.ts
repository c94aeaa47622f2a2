import type { Connector, VendorAnswer } from '#domain/ports/connector.ts';

/**
 * The same connector; what opens it is read anew, past the cache, once the system refuses it. `renew` tells whether it is
 * another one now: somebody may have stored it since it was read here. A read is then sent once more with it; a write is
 * not, because one plan is one request, and says that nothing was written.
 */
export function withRenewal<System extends Connector>(
  connector: System,
  renew: () => Promise<boolean>,
): System {
  const read = async <Value>(send: () => Promise<VendorAnswer<Value>>): Promise<VendorAnswer<Value>> => {
    const answer = await send();
    return answer.kind === 'unauthorised' && (await renew()) ? send() : answer;
  };
  const write = async <Value>(send: () => Promise<VendorAnswer<Value>>): Promise<VendorAnswer<Value>> => {
    const answer = await send();
    if (answer.kind !== 'unauthorised' || !(await renew())) return answer;
    return { kind: 'refused', because: 'token-expired', permanent: false };
  };
  const create = connector.create?.bind(connector);
  const archive = connector.archive?.bind(connector);
  return {
    ...connector,
    read: (...given) => read(() => connector.read(...given)),
    write: (...given) => write(() => connector.write(...given)),
    fields: (...given) => read(() => connector.fields(...given)),
    ...(create === undefined ? {} : { create: (...given) => write(() => create(...given)) }),
    ...(archive === undefined ? {} : { archive: (...given) => write(() => archive(...given)) }),
  };
}
