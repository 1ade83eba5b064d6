import { Check, Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import { Card } from '@/design/Page';
import { t } from '@/texts';

const without = ['articles', 'menu', 'person', 'kept'] as const;
const withOne = ['words', 'understands', 'voice', 'summary'] as const;

/** Before the first model: what works now, and what one would add. */
export function WhatModelsAdd({ actions }: { actions: ReactNode }) {
  return (
    <Card className="overflow-clip">
      <header className="px-5 pb-4 pt-5">
        <h2 className="text-lg font-semibold tracking-tight">{t('models.none')}</h2>
        <p className="mt-1 max-w-2xl text-sm text-ink-2">{t('models.noneLead')}</p>
      </header>
      <div className="grid border-y border-line md:grid-cols-2">
        <section aria-labelledby="without-a-model" className="p-5">
          <h3 id="without-a-model" className="mb-3 text-sm font-semibold">{t('models.without')}</h3>
          <ul className="grid gap-2.5">
            {without.map((one) => <Point key={one} icon={<Check className="size-4 text-ok" />}>{t(`models.without.${one}`)}</Point>)}
          </ul>
        </section>
        <section aria-labelledby="with-a-model" className="border-t border-line p-5 md:border-l md:border-t-0">
          <h3 id="with-a-model" className="mb-3 text-sm font-semibold">{t('models.with')}</h3>
          <ul className="grid gap-2.5">
            {withOne.map((one) => <Point key={one} icon={<Sparkles className="size-4 text-bot" />}>{t(`models.with.${one}`)}</Point>)}
          </ul>
        </section>
      </div>
      <footer className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4 p-5">
        <p className="max-w-xl text-sm text-ink-2">{t('models.privacy')}</p>
        <div className="flex flex-wrap gap-2">{actions}</div>
      </footer>
    </Card>
  );
}

function Point({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return <li className="flex gap-2.5 text-sm text-ink-2"><span className="mt-0.5 shrink-0" aria-hidden="true">{icon}</span>{children}</li>;
}
