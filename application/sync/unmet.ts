import type { VendorAnswer } from '#domain/ports/connector.ts';

type Refusal = Extract<VendorAnswer<never>, { readonly kind: 'refused' }>;

/** Everything that Baton wrote is there, but not what the contract expects besides: it may still come. */
export function notMet(field: string): Refusal {
  return { kind: 'refused', because: 'not-as-expected', permanent: false, field };
}
