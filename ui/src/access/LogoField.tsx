import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ImagePlus } from 'lucide-react';
import { useRef } from 'react';
import { removeLogo, uploadLogo, type Organisation } from '@/api/organisation';
import { ApiError } from '@/api/client';
import { Button } from '@/design/Button';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';

export function LogoField({ organisation }: { organisation: Organisation }) {
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const reload = () => { void queries.invalidateQueries({ queryKey: ['organisation'] }); };
  const failed = (error: Error) => { toast(error instanceof ApiError && error.status === 400 ? t('organisation.logoRefused') : errorText(error), 'danger'); };
  const upload = useMutation({ mutationFn: uploadLogo, onSuccess: () => { toast(t('organisation.logoSaved'), 'ok'); }, onError: failed, onSettled: reload });
  const drop = useMutation({ mutationFn: removeLogo, onError: failed, onSettled: reload });
  return (
    <div className="flex flex-wrap items-center gap-4">
      <span className="flex size-16 shrink-0 items-center justify-center overflow-hidden rounded-2xl border border-line bg-sunken text-ink-3">
        {organisation.logoUrl ? <img src={organisation.logoUrl} alt={t('organisation.logo')} className="size-full object-contain" /> : <ImagePlus className="size-6" aria-hidden="true" />}
      </span>
      <div className="min-w-0 flex-1 basis-40">
        <h2 className="font-medium">{t('organisation.logo')}</h2>
        <p className="text-sm text-ink-3">{t('organisation.logoHint')}</p>
      </div>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-label={t('organisation.logo')}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) upload.mutate(file);
          event.target.value = '';
        }}
      />
      <Button busy={upload.isPending} onClick={() => { input.current?.click(); }}>{t('organisation.logoChoose')}</Button>
      {organisation.logoUrl && <Button look="quiet" busy={drop.isPending} onClick={() => { drop.mutate(); }}>{t('organisation.logoRemove')}</Button>}
    </div>
  );
}
