import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Canaries } from '#test/cloud-support/canaries.ts';

const NAME = 'Zoë "Zz" O’Canary-vx7 & <Söhne>';

const searcher = (): Canaries => {
  const canaries = new Canaries();
  canaries.add('name', NAME);
  return canaries;
};

describe('the search for canaries', () => {
  it.each([
    ['as it is', `asked ${NAME} today`],
    ['in capitals', `asked ${NAME.toUpperCase()} today`],
    ['in JSON', JSON.stringify({ message: `asked ${NAME}` })],
    ['in JSON within JSON', JSON.stringify({ message: JSON.stringify({ asked: NAME }) })],
    [
      'in JSON that is ASCII',
      JSON.stringify(NAME).replaceAll('ë', '\\u00eb').replaceAll('ö', '\\u00f6').replaceAll('’', '\\u2019'),
    ],
    ['in an address', `https://example.com/?q=${encodeURIComponent(NAME)}`],
    ['in a form', new URLSearchParams({ a: '1', name: NAME }).toString()],
    ['in HTML', `<p>${NAME.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>`],
    ['in hexadecimal', Buffer.from(`x${NAME}y`).toString('hex')],
    ['in base64', Buffer.from(`{"name":"${NAME}"}`).toString('base64')],
    ['in base64, one byte later', Buffer.from(`{"name": "${NAME}"}`).toString('base64')],
    ['in base64url, two bytes later', Buffer.from(`{"name":  "${NAME}"}`).toString('base64url')],
    ['as a digest without a key', createHash('sha256').update(NAME).digest('hex')],
    ['as such a digest in base64url', createHash('sha256').update(NAME).digest('base64url')],
  ])('finds one that stands there %s', (_, text) => {
    const [leak] = searcher().foundIn('a log line', text);
    expect(leak).toMatchObject({ what: `name ${NAME}`, where: 'a log line' });
  });

  it('finds nothing where none is', () => {
    expect(searcher().foundIn('a log line', 'asked somebody else, Zoë by name')).toEqual([]);
  });

  it('does not take what occurs by chance', () => {
    expect(() => new Canaries().add('code', '42')).toThrow(RangeError);
  });
});
