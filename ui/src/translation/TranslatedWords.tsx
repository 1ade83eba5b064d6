import { Languages } from 'lucide-react';
import type { Message } from '@/api/conversations';
import { RichText } from '@/conversations/thread/bodies/RichText';
import { Spinner } from '@/design/Spinner';
import { useStore } from '@/design/store';
import { t } from '@/texts';
import { useLanguage } from '@/texts/language';
import { keyOf, shownTranslated, translateOne, translations, type Entry } from './translations';
import { isShownTranslated } from './useTranslating';
import { languageName } from './words';

/** Below what was written, and told apart from it: nobody wrote this. */
export function TranslatedWords({ message, conversation }: { message: Message; conversation: string }) {
  const language = useLanguage();
  const key = keyOf(message, language);
  const entry = useStore(translations)[key];
  const on = isShownTranslated(conversation, useStore(shownTranslated));
  if (!entry || !shows(entry, on)) return null;
  return (
    <div data-testid="translation" className="mt-1.5 max-w-prose border-s-2 border-accent/60 ps-2">
      {entry.state === 'busy' && <p role="status" className="flex items-center gap-1.5 text-xs text-ink-3"><Spinner className="size-3" />{t('translation.busy')}</p>}
      {entry.state === 'failed' && (
        <p role="alert" className="text-xs text-danger">
          {entry.text}{' '}
          <button type="button" className="font-medium underline underline-offset-4" onClick={() => { void translateOne(message.id, key, language); }}>{t('translation.retry')}</button>
        </p>
      )}
      {entry.state === 'made' && <Made entry={entry} language={language} />}
    </div>
  );
}

function Made({ entry: { translation }, language }: { entry: Extract<Entry, { state: 'made' }>; language: string }) {
  if (translation.said === language) return <p className="text-xs text-ink-3">{t('translation.same', { language: languageName(language) })}</p>;
  return (
    <>
      <p className="flex items-center gap-1 text-xs text-ink-3">
        <Languages className="size-3 shrink-0" aria-hidden="true" />
        {translation.said ? t('translation.from', { language: languageName(language), said: languageName(translation.said) }) : t('translation.plain', { language: languageName(language) })}
      </p>
      <div dir="auto" lang={language} className="text-ink-2"><RichText text={translation.text} /></div>
    </>
  );
}

/** What a whole conversation was asked for goes with it, and says nothing of what needed no translation. */
function shows(entry: Entry, on: boolean): boolean {
  switch (entry.state) {
    case 'same': return false;
    case 'busy': return true;
    case 'failed': return on ? entry.code !== 'translation/nothing' : true;
    case 'made': return entry.asked || (on && entry.translation.said !== entry.translation.language);
  }
}
