import { describe, expect, it } from 'vitest';
import { Outbox } from './outbox';
import { openStore } from './storage';
import { browserStorage } from './testBrowser';

describe('the outbox', () => {
  const storage = () => { const shared = browserStorage(); return () => openStore('p.', () => shared); };

  it('keeps the order of writing, even when the clock goes back', () => {
    let now = 1000;
    const outbox = new Outbox(storage()(), () => now);
    outbox.add({ id: 'a', text: 'one' });
    now = 10;
    outbox.add({ id: 'b', text: 'two' });
    expect(outbox.all().map((one) => one.text)).toEqual(['one', 'two']);
  });

  it('is one for all tabs, and loses nothing when two write', () => {
    const open = storage();
    const [one, other] = [new Outbox(open(), () => 5), new Outbox(open(), () => 5)];
    one.add({ id: 'a', text: 'from one' });
    other.add({ id: 'b', text: 'from the other' });
    expect(one.all().map((letter) => letter.id)).toEqual(['a', 'b']);
    expect(new Outbox(open()).all()).toHaveLength(2);
  });

  it('passes over what was refused, and confirms only once', () => {
    const outbox = new Outbox(storage()());
    outbox.add({ id: 'a', text: 'too long' });
    outbox.add({ id: 'b', text: 'fine' });
    outbox.refuse('a', 'chat/too-long');
    expect(outbox.next()?.id).toBe('b');
    outbox.confirm('b');
    expect(outbox.next()).toBeNull();
    outbox.retry('a');
    expect(outbox.next()?.id).toBe('a');
  });

  it('goes on in memory where nothing may be stored', () => {
    const outbox = new Outbox(openStore('p.', () => { throw new Error('blocked'); }));
    outbox.add({ id: 'a', text: 'one' });
    expect(outbox.all()).toHaveLength(1);
  });

  it('steps over what somebody else wrote into the store', () => {
    const store = storage()();
    store.set('out-x', '{broken');
    store.set('out-y', '{"id":7}');
    expect(new Outbox(store).all()).toEqual([]);
  });
});
