import { expect } from 'vitest';

/** Asks a sandbox itself, outside the API that it plays. */
export async function control(url: string, method: string, path: string, body?: unknown): Promise<Response> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(`${url}/_sandbox/${path}`, init);
  expect(response.ok, await response.clone().text()).toBe(true);
  return response;
}
