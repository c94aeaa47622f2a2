import type { Check } from '#domain/operator/checks.ts';
import type { Trouble } from '#domain/ports/channel-troubles.ts';
import { EVERYBODY, isMarked } from '#domain/routing/channel-trouble.ts';
import type { LookUpPorts } from '../look-up-ports.ts';

const NONE_FAILS: Check = {
  name: 'offers to people',
  ok: true,
  found: 'neither mail nor Slack failed three times in a row for anybody',
};

/** Every way to people that keeps failing. */
export async function checkChannels({
  troubles,
  bundle,
}: Pick<LookUpPorts, 'troubles' | 'bundle'>): Promise<readonly Check[]> {
  const known = new Set<string>([EVERYBODY, ...bundle.directory.people.map(({ id }) => id)]);
  const marked = (await troubles.list()).filter((one) => isMarked(one) && known.has(one.person));
  if (marked.length === 0) return [NONE_FAILS];
  return marked.map((trouble) => ({
    name: trouble.person === EVERYBODY ? trouble.channel : `${trouble.channel} of ${trouble.person}`,
    ok: false,
    found: `${String(trouble.failures)} offers in a row did not arrive since ${trouble.since}: ${trouble.because}`,
    next: nextStep(trouble),
  }));
}

function nextStep({ person, channel }: Trouble): string {
  if (person === EVERYBODY) return 'Slack takes our token no more: npx baton secrets set slack-bot-token';
  return channel === 'email'
    ? 'Put their address right in directory.yaml; this way is tried last until a mail arrives.'
    : 'Put ids.slack right in directory.yaml; this way is tried last until a message arrives.';
}
