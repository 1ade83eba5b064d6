import { describe, expect, it } from 'vitest';
import type { RoleListing } from '@/api/access';
import { grantable, mayGive, roleAbout, roleWords, together } from './roles';

const listing = (role: RoleListing['role'], permissions: string[], more: Partial<RoleListing> = {}): RoleListing =>
  ({ role, id: null, name: null, description: null, permissions, mayGive: true, mayChange: false, ...more });

describe('roles', () => {
  it('are called as the organisation calls them, or as the language does', () => {
    expect(roleWords('custom:1', 'Night shift')).toBe('Night shift');
    expect(roleWords('agent', null)).toBe('Agent');
    expect(roleWords('custom:1', null)).toBe('custom:1');
  });

  it('say what they are for where somebody said it', () => {
    expect(roleAbout(listing('agent', []))).toBe('Answers customers.');
    expect(roleAbout(listing('custom:1', [], { description: 'At night.' }))).toBe('At night.');
    expect(roleAbout(listing('custom:1', []))).toBe('');
  });

  it('have what belongs together', () => {
    const needs = { 'a:write': ['a:read'], 'c:send': ['a:read', 'b:read'] };
    expect(together([], ['c:send'], needs)).toEqual(['c:send', 'a:read', 'b:read']);
    expect(together(['a:read', 'a:write', 'b:read'], ['a:write', 'b:read'], needs)).toEqual(['b:read']);
    expect(together(['a:read'], [], needs)).toEqual([]);
  });

  it('can be given, and made, only within what one has', () => {
    const all = [listing('owner', ['a:read', 'keys:turn'], { mayGive: false }), listing('admin', ['a:read', 'b:read'])];
    expect(mayGive(all).map((one) => one.role)).toEqual(['admin']);
    expect(grantable(all, ['b:read', 'keys:turn'])).toEqual(['b:read']);
  });
});
