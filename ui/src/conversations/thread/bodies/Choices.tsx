import { List } from 'lucide-react';
import type { MessageContent } from '@/api/conversations';
import { t } from '@/texts';

/** What the customer can tap under this message. */
export function Choices({ choices }: { choices: NonNullable<MessageContent['choices']> }) {
  return (
    <div className="mt-2 border-t border-ink/10 pt-2">
      {choices.kind === 'list' && <p className="mb-1 flex items-center gap-1 text-xs text-ink-3"><List className="size-3" aria-hidden="true" />{choices.button ?? t('thread.list')}</p>}
      <ul aria-label={t('thread.choices')} className={choices.kind === 'list' ? 'flex flex-col gap-1' : 'flex flex-wrap gap-1'}>
        {choices.options.map((option) => (
          <li key={option.id} className="rounded-lg border border-ink/15 px-2 py-0.5 text-xs font-medium">
            {option.title}
            {option.description && <span className="block font-normal text-ink-3">{option.description}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
