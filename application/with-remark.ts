import type { Commit } from '#domain/log/commit.ts';
import { remarksIn } from '#domain/remarks-in.ts';
import { remarkTextId } from '#domain/text-ids.ts';
import type { Ports } from './ports.ts';

export type RemarkPorts = Pick<Ports, 'newId'> & { readonly texts: Pick<Ports['texts'], 'put' | 'remove'> };

/**
 * Has something decided that somebody gave a reason for, or wrote a note with. It is kept before, because a fact must
 * never name a text that is not there, and removed again where no fact came to name it: when its writer is erased,
 * nothing but the log would lead to it. If `act` throws, it stays: nobody knows whether it was committed.
 */
export async function withRemark<Made extends { readonly commit: Commit | undefined } | undefined>(
  ports: RemarkPorts,
  remark: string,
  act: (textId: string) => Promise<Made>,
): Promise<Made> {
  const { made } = await withSharedRemark(ports, remark, async (textId) => {
    const made = await act(textId);
    return { made, commits: made?.commit === undefined ? [] : [made.commit] };
  });
  return made;
}

/** The same for what is decided about several subjects at once. */
export async function withSharedRemark<Made extends { readonly commits: readonly Commit[] }>(
  { texts, newId }: RemarkPorts,
  remark: string,
  act: (textId: string) => Promise<Made>,
): Promise<Made> {
  const textId = newId();
  await texts.put(remarkTextId(textId), remark);
  const made = await act(textId);
  const named = made.commits.flatMap(({ facts }) => facts.flatMap(remarksIn));
  if (!named.includes(textId)) await texts.remove(remarkTextId(textId));
  return made;
}
