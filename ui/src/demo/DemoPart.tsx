import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { t } from '@/texts';
import { useDemo } from './queries';

/** Loads the demo with one click and takes it away with another, which is confirmed. */
export function DemoPart() {
  const { query, load, remove } = useDemo();
  const [asking, setAsking] = useState(false);
  const demo = query.data;
  if (query.isError && !demo) return null;
  // As much room as it takes in most cases, so that what stands above does not move when it comes.
  if (!demo) return <p aria-hidden="true" className="invisible px-4 py-3.5 pl-15 pr-40 text-sm"><br />{t('demo.noneAbout')}</p>;
  const busy = demo.state === 'loading' || demo.state === 'removing';
  const words = {
    none: t('demo.noneAbout'),
    loading: t('demo.loading', { percent: demo.percent }),
    loaded: t('demo.loadedAbout'),
    removing: t('demo.removing'),
  }[demo.state];
  return (
    <section data-testid="demo" data-state={demo.state} className="flex flex-wrap items-center gap-3 px-4 py-3.5">
      <span className="flex size-8 shrink-0 items-center justify-center rounded-full bg-sunken text-ink-2"><FlaskConical className="size-4" aria-hidden="true" /></span>
      <div className="min-w-48 flex-1">
        <h3 className="text-sm font-medium">{demo.state === 'loaded' ? t('demo.loaded') : t('demo.title')}</h3>
        <p className="mt-0.5 text-sm text-ink-2" role="status">{words}</p>
      </div>
      {(demo.state === 'none' || demo.state === 'loading') && <Button busy={load.isPending || busy} onClick={() => { load.mutate(); }}>{t('demo.load')}</Button>}
      {(demo.state === 'loaded' || demo.state === 'removing') && <Button busy={remove.isPending || busy} onClick={() => { setAsking(true); }}>{t('demo.remove')}</Button>}
      <Confirm
        open={asking}
        danger
        title={t('demo.removeTitle')}
        description={t('demo.removeAbout')}
        action={t('demo.remove')}
        busy={remove.isPending}
        onConfirm={() => { remove.mutate(undefined, { onSettled: () => { setAsking(false); } }); }}
        onClose={() => { setAsking(false); }}
      />
    </section>
  );
}
