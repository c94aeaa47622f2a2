/** A system in which something is entered once an offer is accepted, by the name that people know. */
export type ShownSystem =
  | { readonly name: string; readonly does: 'show-owner' }
  /** Baton makes something there: `what` it is called, where anybody says so, and whether it has the brief. */
  | {
      readonly name: string;
      readonly does: 'get';
      readonly what: string | undefined;
      readonly hasBrief: boolean;
    };
