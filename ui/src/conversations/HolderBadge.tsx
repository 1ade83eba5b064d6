import { Bot, Hourglass, User } from 'lucide-react';
import type { Holder } from '@/api/conversations';
import { useMe } from '@/access/session';
import { Pill } from '@/design/Pill';
import { t } from '@/texts';

export function HolderBadge({ holder, waiting }: { holder: Holder; waiting?: string | null }) {
  const me = useMe();
  switch (holder.kind) {
    case 'bot':
      return <Pill tone="bot" icon={<Bot className="size-3" />}>{t('holder.bot')}</Pill>;
    case 'queue':
      return <Pill tone="wait" icon={<Hourglass className="size-3" />}>{waiting ? t('holder.queueFor', { span: waiting }) : t('holder.queue')}</Pill>;
    case 'teammate':
      return (
        <Pill tone="accent" icon={<User className="size-3" />}>
          {holder.id === me.teammate.id ? t('holder.you') : (holder.name ?? t('holder.teammate'))}
        </Pill>
      );
  }
}
