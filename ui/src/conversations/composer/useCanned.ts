import { useQuery } from '@tanstack/react-query';
import { useId, useState, type KeyboardEvent } from 'react';
import { fillCannedReply, type CannedReply } from '@/api/writing';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { cannedRepliesQuery } from '@/desk/queries';
import { t } from '@/texts';
import { fittingReplies, slashWord } from './slash';

interface Writing {
  conversation: string;
  text: string;
  put: (text: string) => void;
}

/** Replies by their shortcut: type a slash, walk with the arrows, take with Enter or Tab. */
export function useCanned({ conversation, text, put }: Writing) {
  const id = useId();
  const replies = useQuery(cannedRepliesQuery);
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [left, setLeft] = useState<number | null>(null);
  const slash = slashWord(text, Math.min(caret, text.length));
  const fitting = slash && slash.from !== left ? fittingReplies(replies.data?.items ?? [], slash.word) : [];
  const current = Math.min(active, Math.max(0, fitting.length - 1));
  const choose = (reply: CannedReply) => {
    if (!slash) return;
    fillCannedReply(reply.id, conversation).then(
      (filled) => {
        const end = slash.from + slash.word.length + 1;
        put(`${text.slice(0, slash.from)}${filled.text}${text.slice(end)}`);
        if (filled.missing.length > 0) toast(t('canned.missing', { what: filled.missing.join(', ') }));
      },
      (error: unknown) => { toast(errorText(error), 'danger'); },
    );
  };
  /** True when the key was for the menu. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (fitting.length === 0 || !slash || event.nativeEvent.isComposing) return false;
    if (event.key === 'ArrowDown') setActive((current + 1) % fitting.length);
    else if (event.key === 'ArrowUp') setActive((current + fitting.length - 1) % fitting.length);
    else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') {
      const reply = fitting[current];
      if (reply) choose(reply);
    } else if (event.key === 'Escape') setLeft(slash.from);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const moved = (to: number) => { setCaret(to); setActive(0); if (left !== null && slashWord(text, to) === null) setLeft(null); };
  return { id, fitting, current, choose, onKey, moved, hover: setActive };
}
