import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPlace, NoPlaceError } from '#cli/place.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'baton-place-'));
});
afterEach(() => rm(folder, { recursive: true }));

const urlAt = (port: number): string => `http://localhost:${String(port)}/_aws/execute-api/abcd1234`;

/** What `npm start` notes: in the folder itself, or beside it with `--port-base`. */
async function note(port: number, { beside = false, pid = process.pid } = {}): Promise<void> {
  const local = {
    operatorUrl: urlAt(port),
    region: 'us-east-1',
    accessKeyId: 'local',
    secretAccessKey: 'local',
  };
  const file = path.join(folder, ...(beside ? [`ports-${String(port)}`] : []), 'run.baton.json');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify({ ...local, pid }));
}

/** No process has this id: Linux gives out 4,194,304 at most. */
const GONE = 2 ** 22 + 1;

describe('where Baton is', () => {
  it('is the one on this machine when nothing else is said, with its own credentials', async () => {
    await note(4566);
    const place = await findPlace({}, {}, folder);
    expect(place.url).toBe(urlAt(4566));
    expect(await place.signing.region()).toBe('us-east-1');
    expect(await place.signing.credentials()).toEqual({ accessKeyId: 'local', secretAccessKey: 'local' });
  });

  it('is the one on other ports when that alone runs here, and the usual one beside it', async () => {
    await note(5000, { beside: true });
    expect((await findPlace({}, {}, folder)).url).toBe(urlAt(5000));
    await note(4566);
    expect((await findPlace({}, {}, folder)).url).toBe(urlAt(4566));
  });

  it('has to be said when several run here on other ports: they are named', async () => {
    await note(5000, { beside: true });
    await note(6000, { beside: true });
    const error: unknown = await findPlace({}, {}, folder).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NoPlaceError);
    expect(String(error)).toContain(
      `Give --url with the one that you mean: ${urlAt(5000)} or ${urlAt(6000)}.`,
    );
  });

  it('is reached with its own credentials when it runs here and is named', async () => {
    await note(4566);
    await note(5000, { beside: true });
    const place = await findPlace({ url: urlAt(5000) }, {}, folder);
    expect(place.because).toBe('--url');
    expect(await place.signing.credentials()).toEqual({ accessKeyId: 'local', secretAccessKey: 'local' });
  });

  it('is what was said, the option before the environment', async () => {
    await note(4566);
    const env = { BATON_URL: 'https://env.example.com' };
    expect((await findPlace({}, env, folder)).url).toBe('https://env.example.com');
    expect((await findPlace({ url: 'https://option.example.com' }, env, folder)).url).toBe(
      'https://option.example.com',
    );
  });

  it('is nowhere when nothing is said and nothing runs here', async () => {
    await expect(findPlace({}, {}, folder)).rejects.toBeInstanceOf(NoPlaceError);
    await expect(findPlace({}, {}, path.join(folder, 'none'))).rejects.toBeInstanceOf(NoPlaceError);
    await writeFile(path.join(folder, 'run.baton.json'), '{"operatorUrl":');
    await expect(findPlace({}, {}, folder)).rejects.toBeInstanceOf(NoPlaceError);
    await note(4566, { pid: GONE });
    await expect(findPlace({}, {}, folder)).rejects.toBeInstanceOf(NoPlaceError);
  });
});
