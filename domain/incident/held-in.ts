/**
 * What an incident holds, each once, in the order in which it came, by the member by which it came first: a handoff may
 * wait in it for two things of its own. Names are compared unread, because an outage makes an incident of thousands.
 */
export function heldIn(members: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return members.filter((member) => {
    const isNew = !seen.has(nameOf(member));
    seen.add(nameOf(member));
    return isNew;
  });
}

/** How many handoffs, events or messages these are. */
export function countHeld(members: readonly string[]): number {
  return new Set(members.map(nameOf)).size;
}

/** Without the commit that began it. */
export function nameOf(member: string): string {
  return member.slice(0, member.lastIndexOf('@'));
}
