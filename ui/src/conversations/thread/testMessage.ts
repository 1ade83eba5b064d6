import type { Message } from '@/api/conversations';

/** A plain inbound text, for tests to vary. */
export function testMessage(part: Partial<Message> & { id: string }): Message {
  return {
    direction: 'inbound',
    type: 'text',
    text: 'Hello',
    attachments: [],
    status: 'received',
    error: null,
    providerMessageId: null,
    replyTo: null,
    author: { kind: 'contact' },
    createdAt: '2026-03-10T10:00:00Z',
    editedAt: null,
    revokedAt: null,
    reactions: [],
    content: {},
    ...part,
  };
}
