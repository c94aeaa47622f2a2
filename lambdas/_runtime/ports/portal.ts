import type { Portal } from '#domain/contract/record-link.ts';
import type { PortalEnv } from '../env.ts';

/** The portal that this stage belongs to. */
export function portalOf(env: PortalEnv): Portal {
  return { appUrl: env.HUBSPOT_APP_URL, portalId: env.HUBSPOT_PORTAL_ID };
}
