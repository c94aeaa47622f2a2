/** In how many whole seconds to come again, one at least, if the answer says so in seconds. */
export function retryAfterSeconds(headers: Headers | undefined): number | undefined {
  const seconds = headers?.get('retry-after') ?? '';
  return /^\d{1,5}$/.test(seconds) ? Math.max(1, Number(seconds)) : undefined;
}
