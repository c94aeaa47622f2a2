import { expect, test } from 'vitest';
import { createWorld } from '#adapters/memory/world.ts';
import { admit, digest, processOn } from './process.ts';

test('a process stores a version of a contract with its first handoff under it, and not again', async () => {
  const { ports, versions } = processOn(createWorld());
  for (const objectId of ['501', '502', '503']) await admit(ports, objectId);
  expect(versions).toEqual([digest, undefined, undefined]);
});

test('a process that stored nothing itself does not rely on another', async () => {
  const world = createWorld();
  const [one, other] = [processOn(world), processOn(world)];
  await admit(one.ports, '501');
  await admit(other.ports, '501');
  await admit(other.ports, '502');
  expect(other.versions).toEqual([digest]);
});
