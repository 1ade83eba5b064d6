import { Plus, X } from 'lucide-react';
import { IconButton } from '@/design/Button';
import { t } from '@/texts';

/** WhatsApp allows three buttons of at most twenty characters. */
const MAX_BUTTONS = 3;
const MAX_TITLE = 20;

export function QuickButtons({ titles, onTitles }: { titles: string[]; onTitles: (titles: string[] | null) => void }) {
  return (
    <div role="group" aria-label={t('composer.buttons')} className="flex flex-wrap items-center gap-2 px-3 pb-2">
      {titles.map((title, index) => (
        <span key={index} className="flex items-center rounded-lg border border-line bg-canvas">
          <input
            aria-label={t('composer.buttonTitle', { n: index + 1 })}
            placeholder={t('composer.buttonTitle', { n: index + 1 })}
            value={title}
            maxLength={MAX_TITLE}
            autoFocus
            onChange={(event) => { onTitles(titles.map((was, at) => (at === index ? event.target.value : was))); }}
            className="h-7 w-32 rounded-lg bg-transparent px-2 text-sm outline-none focus-visible:ring-2 focus-visible:ring-accent/50"
          />
          <IconButton
            label={t('composer.removeButton', { n: index + 1 })}
            size="xs"
            onClick={() => { const rest = titles.filter((_, at) => at !== index); onTitles(rest.length > 0 ? rest : null); }}
          >
            <X className="size-3" />
          </IconButton>
        </span>
      ))}
      {titles.length < MAX_BUTTONS && (
        <IconButton label={t('composer.addButton')} size="sm" onClick={() => { onTitles([...titles, '']); }}><Plus className="size-4" /></IconButton>
      )}
    </div>
  );
}
