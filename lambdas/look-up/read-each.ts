import { UnknownFactError } from '#domain/log/unknown-fact.ts';

/** What each of these logs gives, but for those of which a newer version wrote the end; these are named. */
export async function readEach<Subject extends string, Found>(
  subjects: readonly Subject[],
  read: (subject: Subject) => Promise<Found | undefined>,
): Promise<{ readonly found: readonly Found[]; readonly unread: readonly Subject[] }> {
  const all = await Promise.all(subjects.map(async (subject) => unlessNewer(subject, read)));
  return {
    found: all.flatMap((one) => (one.found === undefined ? [] : [one.found])),
    unread: all.flatMap((one) => (one.unread === undefined ? [] : [one.unread])),
  };
}

async function unlessNewer<Subject extends string, Found>(
  subject: Subject,
  read: (subject: Subject) => Promise<Found | undefined>,
): Promise<{ readonly found?: Found | undefined; readonly unread?: Subject }> {
  try {
    return { found: await read(subject) };
  } catch (error) {
    if (error instanceof UnknownFactError) return { unread: subject };
    throw error;
  }
}
