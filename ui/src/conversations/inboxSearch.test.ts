import { describe, expect, it } from 'vitest';
import { asFilter, asInboxSearch, asKept, isNarrowed, isShown } from './inboxSearch';

describe('the address of a list', () => {
  it('leaves out what is no filter', () => {
    expect(asFilter(asInboxSearch({ status: 'lost', view: 1, priority: ['high', 'urgent'], waitingMinutes: -5, match: 'some', label: [] })))
      .toEqual(asFilter({ priority: ['high'] }));
  });

  it('still understands an older one', () => {
    expect(asInboxSearch({ channel: 'c1', priority: 'high' })).toMatchObject({ channel: ['c1'], priority: ['high'] });
  });

  it('tells whether anything is left out of the list', () => {
    expect(isNarrowed(asInboxSearch({ view: 'mine', status: 'resolved' }))).toBe(false);
    expect(isNarrowed(asInboxSearch({ quietMinutes: 60 }))).toBe(true);
  });
});

describe('a view', () => {
  it('is shown when the list has its filter, and not before or after', () => {
    const search = asInboxSearch({ label: ['l1'], match: 'any', holder: ['queue'] });
    const kept = asKept(search);
    expect(isShown(kept, search)).toBe(true);
    expect(isShown(kept, { ...search, label: ['l2'] })).toBe(false);
    expect(isShown(kept, asInboxSearch({}))).toBe(false);
  });

  it('is shown again when the server left its empty fields as null', () => {
    expect(isShown({ status: 'open', view: 'all', label: null, q: null, match: null }, asInboxSearch({}))).toBe(true);
  });

  it('takes a number that somebody wrote into the address', () => {
    expect(asInboxSearch({ q: 260977000001 }).q).toBe('260977000001');
  });
});
