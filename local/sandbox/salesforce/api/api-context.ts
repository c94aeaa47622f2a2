import type { WriteFault } from '../faults/fault.ts';
import type { Org } from '../org/org.ts';
import type { ChangeableSettings } from '../settings.ts';

/** How this request is to go otherwise than it should. */
export interface Twists {
  readonly writeFault?: WriteFault;
  readonly staleRead?: boolean;
}

/** What the handling of one request knows. */
export interface ApiContext extends Twists {
  readonly org: Org;
  readonly settings: ChangeableSettings;
  /** Ms since 1970. */
  readonly now: number;
  /** How to take back what the request has changed, newest last. */
  readonly undo: (() => void)[];
  /** What flows of the org do once the request is answered. */
  readonly afterwards: (() => void)[];
}

/** One request, or one part of a composite request. */
export interface ApiCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What comes of it; a body of undefined is an empty one. */
export interface ApiResult {
  readonly status: number;
  readonly body: unknown;
}
