import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPlace, NoPlaceError } from '#cli/place.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'baton-place-'));
  file = path.join(folder, 'baton.json');
});
afterEach(() => rm(folder, { recursive: true }));

const local = {
  operatorUrl: 'http://localhost:4566/_aws/execute-api/abcd1234',
  region: 'us-east-1',
  accessKeyId: 'local',
  secretAccessKey: 'local',
};

describe('where Baton is', () => {
  it('is the one on this machine when nothing else is said, with its own credentials', async () => {
    await writeFile(file, JSON.stringify(local));
    const place = await findPlace({}, {}, file);
    expect(place.url).toBe(local.operatorUrl);
    expect(await place.signing.region()).toBe('us-east-1');
    expect(await place.signing.credentials()).toEqual({ accessKeyId: 'local', secretAccessKey: 'local' });
  });

  it('is what was said, the option before the environment', async () => {
    await writeFile(file, JSON.stringify(local));
    const env = { BATON_URL: 'https://env.example.com' };
    expect((await findPlace({}, env, file)).url).toBe('https://env.example.com');
    expect((await findPlace({ url: 'https://option.example.com' }, env, file)).url).toBe(
      'https://option.example.com',
    );
  });

  it('is nowhere when nothing is said and nothing runs here', async () => {
    await expect(findPlace({}, {}, file)).rejects.toBeInstanceOf(NoPlaceError);
    await writeFile(file, '{"operatorUrl":');
    await expect(findPlace({}, {}, file)).rejects.toBeInstanceOf(NoPlaceError);
  });
});
