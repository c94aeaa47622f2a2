import type { WriteFault } from '../faults/fault.ts';
import type { PropertyChange } from '../portal/record.ts';
import type { Portal } from '../portal/portal.ts';
import type { AuthorizationServer } from '../../http/oauth/authorization-server.ts';
import type { ChangeableSettings, Identity } from '../settings.ts';

/** What the handlers of one API request work with. */
export interface ApiContext {
  readonly portal: Portal;
  readonly identity: Identity;
  readonly settings: ChangeableSettings;
  readonly oauth: AuthorizationServer;
  readonly now: number;
  /** A fault that changes what a write really does. */
  readonly writeFault: WriteFault | undefined;
  /** Reads answer what the record was before its last change. */
  readonly staleRead: boolean;
  /** Tells the webhooks what changed. */
  readonly changed: (changes: readonly PropertyChange[]) => void;
}
