import { PortalError } from '#adapters/hubspot/portal.ts';
import { LiveSystemError } from '#domain/contract/live-system.ts';

/** Looks into several systems: one that cannot be read is asked once, and costs nothing of what the others say. */
export class Readable {
  readonly #unread = new Map<string, string>();

  /** What was found in a system; nothing if it cannot be read. Any other error is passed on. */
  async in<Found>(system: string, look: () => Promise<readonly Found[]>): Promise<readonly Found[]> {
    if (this.#unread.has(system)) return [];
    try {
      return await look();
    } catch (error) {
      if (!(error instanceof PortalError) && !(error instanceof LiveSystemError)) throw error;
      this.#unread.set(system, error.message);
      return [];
    }
  }

  /** Why systems could not be read, a sentence for each. */
  unread(): readonly string[] {
    return [...this.#unread.values()];
  }
}
