import { expect, test } from 'vitest';
import { wishesId } from '#domain/text-ids.ts';
import { offered } from '#test/scenario-support/new-stage.ts';
import { decline, mailsTo, OPS_MAIL } from '#test/scenario-support/people.ts';
import { sampleContract, sampleDirectory } from '../unit/contract/sample.ts';

test('a wish that this version cannot read keeps nobody else from being told', async () => {
  const people = sampleDirectory.people.map((p) =>
    p.id === 'lena-fischer' ? { ...p, ids: { ...p.ids, slack: 'U0LENA' } } : p,
  );
  const stage = await offered(sampleContract, { ...sampleDirectory, people });
  stage.world.texts.set(wishesId('lena-fischer'), JSON.stringify({ channels: ['teams', 'email'] }));
  await decline(stage);
  await stage.rounds(3);
  expect(mailsTo(stage, OPS_MAIL)).toHaveLength(1);
});
