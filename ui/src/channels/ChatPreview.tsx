import { MessageCircle, Send } from 'lucide-react';
import { cx } from '@/design/cx';
import { t } from '@/texts';
import { palette } from '../../widget/core/contrast';
import type { ChatLook } from './chatLook';

const SURFACE = '#ffffff';
/** The console shows pictures of its own server only; visitors see any other. */
const shown = /^(\/|data:image)/;

/** The chat as a visitor will see it, in small: its colours are worked out by the widget's own rules. */
export function ChatPreview({ look }: { look: ChatLook }) {
  const { brand, onBrand, text } = palette(look.colour ?? '', SURFACE);
  const name = look.title ?? '';
  const replies = look.quickReplies?.length ? look.quickReplies : [];
  return (
    <figure role="img" aria-label={t('look.preview')} data-testid="chat-preview" className="overflow-hidden rounded-xl border border-line bg-sunken p-4 text-[#14181f]">
      <div aria-hidden="true" className={cx('flex flex-col gap-3', look.position === 'left' ? 'items-start' : 'items-end')}>
        <div className="flex w-full max-w-72 flex-col overflow-hidden rounded-2xl bg-[#ffffff] shadow-lg">
          <div className="flex items-center gap-3 px-4 py-3" style={{ background: brand, color: onBrand }}>
            <span className="grid size-9 shrink-0 place-items-center overflow-hidden rounded-full text-sm font-semibold" style={{ background: onBrand, color: brand }}>
              {look.logo && shown.test(look.logo) ? <img src={look.logo} alt="" referrerPolicy="no-referrer" className="size-full object-cover" /> : ([...name.trim()][0]?.toLocaleUpperCase() ?? '•')}
            </span>
            <span className="min-w-0">
              <span className="block truncate text-sm font-semibold">{name}</span>
              <span className="block truncate text-xs">{look.subtitle ?? t('look.previewSubtitle')}</span>
            </span>
          </div>
          <div className="flex min-h-36 flex-col gap-2 bg-[#f4f5f7] p-3 text-sm">
            {look.greeting && <p className="w-fit max-w-[85%] whitespace-pre-line rounded-2xl rounded-bl-md bg-[#ffffff] px-3 py-2 wrap-anywhere">{look.greeting}</p>}
            <p className="ml-auto w-fit max-w-[85%] rounded-2xl rounded-br-md px-3 py-2" style={{ background: brand, color: onBrand }}>{replies[0] ?? t('look.previewReply')}</p>
            {replies.length > 1 && (
              <p className="mt-auto flex flex-wrap gap-1.5">
                {replies.slice(1, 6).map((reply, n) => <span key={n} className="rounded-full border bg-[#ffffff] px-2.5 py-1 text-xs" style={{ borderColor: text, color: text }}>{reply}</span>)}
              </p>
            )}
          </div>
          <div className="flex items-center gap-2 border-t border-[#e3e6ea] px-3 py-2 text-sm text-[#5b6470]">
            <span className="min-w-0 flex-1 truncate">{look.placeholder ?? t('look.previewWrite')}</span>
            <Send className="size-4" style={{ color: text }} />
          </div>
        </div>
        <span className="grid size-12 place-items-center rounded-full shadow-lg" style={{ background: brand, color: onBrand }}><MessageCircle className="size-6" /></span>
      </div>
    </figure>
  );
}
