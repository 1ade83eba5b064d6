import { CloudOff, Wifi } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from '@/design/store';
import { connection } from '@/live/stream';
import { t } from '@/texts';

type Shown = 'nothing' | 'lost' | 'back';

/** Says that what is on screen may be old; a hiccup of a second or two is nobody's concern. */
export function ConnectionBanner() {
  const state = useStore(connection);
  const [shown, setShown] = useState<Shown>('nothing');
  useEffect(() => {
    if (state === 'lost') {
      const timer = setTimeout(() => { setShown('lost'); }, 1500);
      return () => { clearTimeout(timer); };
    }
    if (state === 'open') {
      const now = setTimeout(() => { setShown((was) => (was === 'lost' ? 'back' : was)); }, 0);
      const later = setTimeout(() => { setShown('nothing'); }, 3000);
      return () => { clearTimeout(now); clearTimeout(later); };
    }
    return undefined;
  }, [state]);

  return (
    <div role="status" className="shrink-0">
      {shown === 'lost' && (
        <p className="flex items-center justify-center gap-2 bg-wait-soft px-3 py-1.5 text-center text-xs font-medium text-wait">
          <CloudOff className="size-3.5 shrink-0" aria-hidden="true" /> {t('shell.connectionLost')}
        </p>
      )}
      {shown === 'back' && (
        <p className="flex items-center justify-center gap-2 bg-ok-soft px-3 py-1.5 text-center text-xs font-medium text-ok">
          <Wifi className="size-3.5 shrink-0" aria-hidden="true" /> {t('shell.connectionBack')}
        </p>
      )}
    </div>
  );
}
