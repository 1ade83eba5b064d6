import { useQuery } from '@tanstack/react-query';
import { KeyRound, MoreHorizontal, Radio, ShieldCheck, ShieldOff, UserMinus } from 'lucide-react';
import type { Role, Teammate } from '@/api/access';
import { Avatar } from '@/design/Avatar';
import { IconButton } from '@/design/Button';
import { Menu, MenuItem } from '@/design/Menu';
import { Pill } from '@/design/Pill';
import { t } from '@/texts';
import { RoleOptions } from './RoleOptions';
import { roleAbout, roleWords, rolesQuery } from './roles';
import { Sees } from './Sees';
import { useMay, useMe } from './session';

interface Props {
  teammate: Teammate;
  change: (role: Role) => void;
  /** Signing in takes a code as well. */
  inTwoSteps: boolean;
  chooseChannels: () => void;
  makeLink: () => void;
  takeSecondStep: () => void;
  deactivate: () => void;
}

export function TeammateRow({ teammate, change, inTwoSteps, chooseChannels, makeLink, takeSecondStep, deactivate }: Props) {
  const me = useMe();
  const mine = teammate.id === me.teammate.id;
  const roles = useQuery(rolesQuery);
  const listing = roles.data?.items.find((one) => one.role === teammate.role);
  const mayChange = useMay('teammates:manage') && listing?.mayGive === true;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line/60 px-4 py-3 last:border-0">
      <Avatar name={teammate.name} seed={teammate.id} />
      <div className="min-w-0 flex-1 basis-44">
        <p className="truncate font-medium">{teammate.name} {mine && <span className="font-normal text-ink-3">({t('teammates.you')})</span>}{inTwoSteps && <ShieldCheck role="img" aria-label={t('teammates.inTwoSteps')} className="ml-1 inline size-4 text-ok" />}</p>
        <p className="truncate text-sm text-ink-3">{teammate.email}</p>
        <Sees channels={teammate.channels} />
      </div>
      <div className="flex items-center gap-3 max-sm:w-full max-sm:pl-12">
        {mayChange ? (
          <select
            aria-label={t('teammates.roleOf', { name: teammate.name })}
            value={teammate.role}
            onChange={(event) => { change(event.target.value as Role); }}
            className="h-8 max-w-56 rounded-lg border border-line bg-surface px-2 text-sm"
          >
            <RoleOptions now={teammate.role} nowName={teammate.roleName} />
          </select>
        ) : (
          <Pill tone={teammate.role === 'owner' || teammate.role === 'admin' ? 'accent' : 'neutral'} title={listing && roleAbout(listing)}>{roleWords(teammate.role, teammate.roleName)}</Pill>
        )}
        {mayChange && !mine && (
          <Menu trigger={<IconButton label={t('teammates.actions', { name: teammate.name })}><MoreHorizontal className="size-4" /></IconButton>}>
            {teammate.role !== 'owner' && <MenuItem icon={<Radio className="size-4" />} onSelect={chooseChannels}>{t('channelAccess.choose')}</MenuItem>}
            <MenuItem icon={<KeyRound className="size-4" />} onSelect={makeLink}>{t('teammates.passwordLink')}</MenuItem>
            {inTwoSteps && <MenuItem icon={<ShieldOff className="size-4" />} onSelect={takeSecondStep}>{t('teammates.takeSecondStep')}</MenuItem>}
            <MenuItem danger icon={<UserMinus className="size-4" />} onSelect={deactivate}>{t('teammates.deactivate')}</MenuItem>
          </Menu>
        )}
      </div>
    </li>
  );
}
