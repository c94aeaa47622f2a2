import { describe, expect, it } from 'vitest';
import { classifyFailure, interruptedAnswer } from '#adapters/http/transport-failure.ts';

function fetchFailed(code: string, syscall?: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('secret'), { code, syscall }) });
}

describe('a request without an answer', () => {
  it.each([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'UND_ERR_CONNECT_TIMEOUT',
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_WRONG_VERSION_NUMBER',
  ])('was never sent: %s', (code) => {
    expect(classifyFailure(fetchFailed(code))).toEqual({ kind: 'refused', because: code });
  });

  it.each([
    'ECONNRESET',
    'EPIPE',
    'UND_ERR_SOCKET',
    'UND_ERR_HEADERS_TIMEOUT',
    'UND_ERR_BODY_TIMEOUT',
    'UND_ERR_ABORTED',
    'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC',
    'ERR_OF_LATER_DAYS',
  ])('may have been applied: %s', (code) => {
    expect(classifyFailure(fetchFailed(code))).toEqual({ kind: 'unknown', because: code });
  });

  it.each(['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'])('%s is known only while connecting', (code) => {
    expect(classifyFailure(fetchFailed(code, 'connect')).kind).toBe('refused');
    expect(classifyFailure(fetchFailed(code, 'read')).kind).toBe('unknown');
  });

  it('may have been applied when the time was up, or nothing is known', () => {
    const timedOut = new DOMException('secret', 'TimeoutError');
    expect(classifyFailure(timedOut)).toEqual({ kind: 'unknown', because: 'timeout' });
    const unexplained = { kind: 'unknown', because: 'connection-failed' };
    expect(classifyFailure(new TypeError('secret'))).toEqual(unexplained);
    expect(classifyFailure('secret')).toEqual(unexplained);
  });

  it('had been sent when the answer broke off, whatever the code', () => {
    expect(interruptedAnswer(fetchFailed('ECONNREFUSED')).kind).toBe('unknown');
  });
});
