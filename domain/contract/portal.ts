/** A property of a kind of record; without options where any value can stand, or HubSpot keeps them elsewhere. */
export interface PortalProperty {
  readonly name: string;
  readonly label: string;
  readonly options: readonly PortalOption[];
  /** Whether it holds an owner. */
  readonly holdsOwner: boolean;
}

/** A value that can be chosen: how it is stored, and what people read. */
export interface PortalOption {
  readonly value: string;
  readonly label: string;
}

export interface PortalPipeline {
  readonly id: string;
  readonly label: string;
  readonly stages: readonly PortalOption[];
}

/** Somebody who can own records. `archived`: deactivated or removed. */
export interface PortalOwner {
  readonly id: string;
  readonly userId: string | undefined;
  readonly email: string;
  readonly name: string;
  readonly archived: boolean;
}

/** One kind of record as an account has it. */
export interface PortalKind {
  readonly properties: readonly PortalProperty[];
  readonly pipelines: readonly PortalPipeline[];
}
