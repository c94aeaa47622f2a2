import { describe, expect, test } from 'vitest';
import { threadHeaders } from '#views/mails/thread-headers.ts';

describe('the headers of a conversation', () => {
  test('make the first mail and those that follow refer to the same message', () => {
    expect(threadHeaders('k3v9q', 'mail.example.com', 'first')).toEqual([
      { name: 'References', value: '<k3v9q@mail.example.com>' },
    ]);
    expect(threadHeaders('k3v9q', 'mail.example.com', 'follow-up')).toEqual([
      { name: 'In-Reply-To', value: '<k3v9q@mail.example.com>' },
      { name: 'References', value: '<k3v9q@mail.example.com>' },
    ]);
  });

  test('stay well-formed whatever the subject is called', () => {
    const value = threadHeaders('incident#a..b (c)>\r\nBcc: x', 'example.com', 'first')[0]?.value;
    expect(value).toMatch(/^<[\w%-]+@example\.com>$/);
  });
});
