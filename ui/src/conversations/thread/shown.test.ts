import { describe, expect, it } from 'vitest';
import type { Attachment, Message } from '@/api/conversations';
import { picturesOf } from './shown';
import { testMessage } from './testMessage';

const file = (over: Partial<Attachment>): Attachment => ({ id: 'a', type: 'image', contentType: null, fileName: null, size: null, url: '/media/a', state: 'stored', ...over });
const message = (attachments: Attachment[], over: Partial<Message> = {}): Message => testMessage({ id: 'm', attachments, ...over });

describe('what there is to look at', () => {
  it('is every picture and film that is there, in order', () => {
    const urls = picturesOf([
      message([file({ url: '/1' }), file({ url: '/2', type: 'video' })]),
      message([file({ url: '/sound', type: 'audio' }), file({ url: '/pending', state: 'pending' }), file({ url: null })]),
      message([file({ url: '/3' })]),
    ]).map(({ url }) => url);
    expect(urls).toEqual(['/1', '/2', '/3']);
  });

  it('is nothing that was taken back, sticks or would run', () => {
    expect(picturesOf([message([file({})], { revokedAt: '2026-01-01' }), message([file({})], { type: 'sticker' }), message([file({ program: true })])])).toEqual([]);
  });
});
