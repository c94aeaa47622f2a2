import { pageHeaders } from './page-headers.ts';
import type { Page } from './page.tsx';

/** Leads on to another page of ours, which is then fetched with GET (RFC 9110, 15.4.4). */
export function redirectTo(location: string): Page {
  return { status: 303, headers: { ...pageHeaders, location }, body: '' };
}
