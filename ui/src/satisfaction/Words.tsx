import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Wording } from '@/api/satisfaction';
import { Button, IconButton } from '@/design/Button';
import { TextArea, TextField } from '@/design/Field';
import { t } from '@/texts';
import { useLanguage } from '@/texts/language';
import { isLanguage, languageName } from './wordings';

interface WordsProps {
  wording: Wording;
  /** Whoever speaks none of the languages is asked in this one. */
  first: boolean;
  taken: boolean;
  change: (next: Wording) => void;
  drop: (() => void) | null;
}

/** The words of one language, folded away until somebody wants to change them. */
export function Words({ wording, first, taken, change, drop }: WordsProps) {
  const language = useLanguage();
  const [open, setOpen] = useState(wording.language === '');
  const name = languageName(wording.language, language) || t('satisfaction.newLanguage');
  const field = (key: 'button' | 'comment' | 'question' | 'thanks') => ({
    label: t(`satisfaction.wording.${key}`),
    value: wording[key],
    onChange: (event: { target: { value: string } }) => { change({ ...wording, [key]: event.target.value }); },
  });
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-4 rounded-xl border border-line p-4">
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <h3 className="text-sm font-semibold">{name}{first && <span className="font-normal text-ink-2"> · {t('satisfaction.first')}</span>}</h3>
          {!open && <p className="truncate text-sm text-ink-2" lang={wording.language || undefined}>{wording.question}</p>}
        </div>
        <Button size="sm" aria-expanded={open} aria-label={t('satisfaction.editOf', { name })} onClick={() => { setOpen(!open); }}>{open ? t('satisfaction.fold') : t('satisfaction.edit')}</Button>
        {drop && <IconButton size="sm" label={t('labels.deleteOne', { name })} onClick={drop}><Trash2 className="size-4" /></IconButton>}
      </div>
      {open && (
        <>
          <TextField
            label={t('satisfaction.language')}
            hint={t('satisfaction.languageHint')}
            error={taken ? t('satisfaction.languageTaken') : wording.language !== '' && !isLanguage(wording.language) ? t('satisfaction.languageWrong') : null}
            maxLength={3}
            value={wording.language}
            onChange={(event) => { change({ ...wording, language: event.target.value.trim().toLowerCase() }); }}
          />
          <TextArea rows={2} maxLength={500} {...field('question')} />
          <div className="grid gap-3 sm:grid-cols-5" role="group" aria-label={t('satisfaction.scale')}>
            {wording.scale.map((word, n) => (
              <TextField key={n} label={String(n + 1)} maxLength={20} value={word} onChange={(event) => { change({ ...wording, scale: wording.scale.with(n, event.target.value) }); }} />
            ))}
          </div>
          <TextField maxLength={20} hint={t('satisfaction.buttonHint')} {...field('button')} />
          <TextArea rows={2} maxLength={500} {...field('comment')} />
          <TextArea rows={2} maxLength={500} {...field('thanks')} />
        </>
      )}
    </li>
  );
}
