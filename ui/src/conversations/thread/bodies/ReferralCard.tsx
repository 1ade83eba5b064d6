import { Megaphone } from 'lucide-react';
import type { Referral } from '@/api/conversations';
import { t } from '@/texts';
import { safeUrl } from '../linkify';

/** The advertisement or post the customer came from. Its picture is not loaded: it lives on somebody else's server. */
export function ReferralCard({ referral }: { referral: Referral }) {
  const url = safeUrl(referral.url ?? referral.sourceUrl);
  return (
    <div className="mb-1.5 w-72 max-w-full rounded-xl border border-line bg-surface p-2.5 text-sm">
      <p className="flex items-center gap-1.5 text-xs font-medium text-ink-3"><Megaphone className="size-3.5" aria-hidden="true" />{t('thread.referral')}</p>
      {referral.headline && <p className="mt-1 font-medium">{referral.headline}</p>}
      {referral.body && <p className="line-clamp-3 text-xs text-ink-2">{referral.body}</p>}
      {url && <a href={url} target="_blank" rel="noopener noreferrer nofollow" className="mt-1 block truncate text-xs text-accent-text underline underline-offset-2">{url}</a>}
    </div>
  );
}
