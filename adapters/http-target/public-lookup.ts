import { lookup } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** A name leads to an address that is not public; nothing was connected to. */
export class AddressNotPublic extends Error {
  readonly code = 'ADDRESS_NOT_PUBLIC';

  constructor() {
    super('the address is not public');
    this.name = 'AddressNotPublic';
  }
}

type Resolve = (
  hostname: string,
  options: { readonly all: true; readonly family?: number },
  callback: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void;

const resolveByDns: Resolve = (hostname, options, callback) => {
  lookup(hostname, options, callback);
};

/**
 * Looks a name up for one connection: what is checked here is what is connected to, so that a name that leads elsewhere
 * a moment later gains nothing. One address that is not public is enough to refuse them all.
 */
export function publicLookup(resolve: Resolve = resolveByDns): LookupFunction {
  return (hostname, { all, family }, callback) => {
    const wanted = typeof family === 'number' ? ({ all: true, family } as const) : ({ all: true } as const);
    resolve(hostname, wanted, (error, addresses) => {
      const [first] = addresses;
      if (error !== null) callback(error, '');
      else if (first === undefined || addresses.some(({ address }) => !isPublicAddress(address)))
        callback(new AddressNotPublic(), '');
      else if (all === true) callback(null, [...addresses]);
      else callback(null, first.address, first.family);
    });
  };
}
