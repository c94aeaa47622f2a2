/** The answer, or 'not-permitted' where the role may not ask. Services spell that error in two ways. */
export async function orNotPermitted<Answer>(ask: () => Promise<Answer>): Promise<Answer | 'not-permitted'> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && DENIED.has(error.name)) return 'not-permitted';
    throw error;
  }
}

const DENIED: ReadonlySet<string> = new Set(['AccessDenied', 'AccessDeniedException']);
