import { LOCAL_AWS } from '#local/emulator/environment.ts';
import type { TestCloud } from './test-cloud.ts';

/** The emulator asks who calls, and checks no signature: that saves a client that nothing else needs. */
const AS_ADMINISTRATOR = `AWS4-HMAC-SHA256 Credential=test/20300101/${LOCAL_AWS.region}/sns/aws4_request`;

/** Tells the topic of the stage what SES would tell about a mail with these tags; the emulator tells nothing itself. */
export async function mailBounced(
  { endpoint }: TestCloud,
  tags: Readonly<Record<string, string>>,
): Promise<void> {
  const event = {
    eventType: 'Bounce',
    bounce: { bounceType: 'Permanent', bounceSubType: 'General' },
    mail: {
      messageId: 'a-mail',
      tags: Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])),
    },
  };
  const { region, account } = LOCAL_AWS;
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { authorization: AS_ADMINISTRATOR },
    body: new URLSearchParams({
      Action: 'Publish',
      Version: '2010-03-31',
      TopicArn: `arn:aws:sns:${region}:${account}:baton-local-mail-events`,
      Message: JSON.stringify(event),
    }),
  });
  if (!answer.ok) throw new Error(`the topic answered ${String(answer.status)}: ${await answer.text()}`);
}
