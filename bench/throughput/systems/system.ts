import type { Contract } from '#domain/contract/contract.ts';
import type { TargetSystem } from '#domain/contract/target.ts';
import type { Connector } from '#domain/ports/connector.ts';
import type { ObjectType } from '#local/sandbox/hubspot/portal/object-type.ts';
import type { VirtualTime } from '../virtual-time.ts';
import type { VirtualVendor } from '../virtual-vendor.ts';

/** Time and chance of one run. */
export interface Surroundings {
  readonly time: VirtualTime;
  readonly random: () => number;
}

/** One vendor that is being played. */
export interface RunningVendor {
  readonly vendor: VirtualVendor;
  /** Where `fetch` finds it; undefined: it listens itself. */
  readonly origin: string | undefined;
  /** Of a process that has just begun. */
  readonly connector: () => Connector;
  /** What has to be there for the handoff of this number; the properties by which the record leads there. */
  readonly prepare: (index: number) => Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

/** A system that is measured: a line for each. */
export interface MeasuredSystem {
  readonly name: string;
  readonly target: TargetSystem;
  /** Under which it is written: the shipped one that names it, or that one with it. */
  readonly contract: Contract;
  /** What is handed over, in HubSpot, and what stands in it. */
  readonly record: ObjectType;
  readonly values: Readonly<Record<string, string>>;
  /** Undefined: it is HubSpot itself. */
  readonly start: ((surroundings: Surroundings) => Promise<RunningVendor>) | undefined;
}
