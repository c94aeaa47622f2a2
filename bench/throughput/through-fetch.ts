import type { SandboxReply } from '#local/sandbox/http/exchange.ts';
import type { VirtualVendor } from './virtual-vendor.ts';

/** What is asked of these origins while somebody works goes to these vendors, and no other request goes anywhere. */
export async function withVendors<Value>(
  vendors: ReadonlyMap<string, VirtualVendor>,
  work: () => Promise<Value>,
): Promise<Value> {
  const fetchOfNode = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const vendor = vendors.get(url.origin);
    if (vendor === undefined) throw new Error(`nobody plays ${url.origin}`);
    const asked = { method: request.method, path: url.pathname, query: url.searchParams };
    const headers = Object.fromEntries(request.headers);
    return responseOf(await vendor.ask({ ...asked, headers, bodyText: await request.text() }));
  };
  try {
    return await work();
  } finally {
    globalThis.fetch = fetchOfNode;
  }
}

function responseOf({ status, contentType, headers, body }: SandboxReply): Response {
  return new Response(body === '' ? null : body, {
    status,
    headers: { 'content-type': contentType, ...headers },
  });
}
