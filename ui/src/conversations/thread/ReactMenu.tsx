import * as Dropdown from '@radix-ui/react-dropdown-menu';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { SmilePlus } from 'lucide-react';
import { sendMessage, type Message } from '@/api/conversations';
import { cx } from '@/design/cx';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { putReaction } from '../queries';
import { newKey } from './outgoing';

const emojis = ['👍', '❤️', '😂', '😮', '😢', '🙏'];

export function ReactMenu({ message, conversationId }: { message: Message; conversationId: string }) {
  const queries = useQueryClient();
  const react = useMutation({
    mutationFn: (emoji: string | null) => sendMessage(conversationId, { reaction: { messageId: message.id, emoji } }, newKey()),
    onSuccess: (_letter, emoji) => {
      putReaction(queries, conversationId, message.id, emoji);
      void queries.invalidateQueries({ queryKey: ['conversation', conversationId] });
    },
    onError: (error) => { toast(errorText(error), 'danger'); },
  });
  const ours = message.reactions.find((reaction) => reaction.by !== 'contact')?.emoji;
  const offered = ours && !emojis.includes(ours) ? [ours, ...emojis] : emojis;
  return (
    <Dropdown.Root>
      <Dropdown.Trigger asChild>
        <button type="button" aria-label={t('thread.react')} title={t('thread.react')} className="inline-flex size-7 items-center justify-center rounded-lg text-ink-3 hover:bg-hover hover:text-ink">
          <SmilePlus className="size-3.5" />
        </button>
      </Dropdown.Trigger>
      <Dropdown.Portal>
        <Dropdown.Content side="top" sideOffset={4} className="z-50 flex gap-0.5 rounded-full border border-line bg-raised p-1 shadow-pop animate-rise">
          {offered.map((emoji) => (
            <Dropdown.Item
              key={emoji}
              aria-label={emoji === ours ? t('thread.unreact', { emoji }) : emoji}
              title={emoji === ours ? t('thread.unreact', { emoji }) : undefined}
              onSelect={() => { react.mutate(emoji === ours ? null : emoji); }}
              className={cx('flex size-8 cursor-pointer items-center justify-center rounded-full text-lg outline-none data-highlighted:bg-hover', emoji === ours && 'bg-accent-soft ring-1 ring-accent')}
            >
              {emoji}
            </Dropdown.Item>
          ))}
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}
