import { describe, expect, it } from 'vitest';
import { chatPage, embedCode } from './embed';

const channel = { id: 'c-1', webhookUrl: 'https://insaka.example.org/webhooks/webchat/c-1' };

describe('the chat of a site', () => {
  it('is one line in its pages, or a page of its own', () => {
    expect(embedCode(channel)).toBe('<script src="https://insaka.example.org/widget.js" data-channel="c-1" async></script>');
    expect(chatPage(channel)).toBe('https://insaka.example.org/chat/c-1');
  });
});
