import { describe, expect, it } from 'vitest';
import { csrfToken, problemOf, withQuery } from './client';

describe('the API client', () => {
  it('reads a problem with its stable code', () => {
    const error = problemOf(429, '{"code":"access/locked","detail":"Too many tries"}', '30');
    expect(error).toMatchObject({ status: 429, code: 'access/locked', message: 'Too many tries', retryAfter: 30, transient: true });
  });

  it('makes an error of an answer that is no problem document', () => {
    expect(problemOf(502, '<html>', null)).toMatchObject({ code: 'http/502', transient: true, retryAfter: null });
  });

  it('leaves empty parameters out of the address', () => {
    expect(withQuery('/a', { q: '', cursor: null, channel: undefined, limit: 5, name: 'a b' })).toBe('/a?limit=5&name=a+b');
  });

  it('finds its CSRF token among other cookies', () => {
    expect(csrfToken('a=1; insaka_csrf=x%3D; b=2')).toBe('x=');
    expect(csrfToken('not_insaka_csrf=1')).toBeNull();
  });
});
