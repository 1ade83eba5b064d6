import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ChartNoAxesColumn, Check, CircleHelp, Footprints, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { signOut } from '@/api/access';
import { sessionQuery, useMay, useMe } from '@/access/session';
import { outgoing } from '@/conversations/thread/outgoing';
import { Menu, MenuItem, MenuLabel, MenuLine } from '@/design/Menu';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { useMaySetUp } from '@/settings/steps';
import { PresenceItem } from '@/teams/PresenceItem';
import { t } from '@/texts';
import { overlay } from './overlays';
import { chooseTheme, useTheme, type Theme } from './theme';

const themes: { theme: Theme; icon: ReactNode; label: 'theme.system' | 'theme.light' | 'theme.dark' }[] = [
  { theme: 'system', icon: <Monitor className="size-4" />, label: 'theme.system' },
  { theme: 'light', icon: <Sun className="size-4" />, label: 'theme.light' },
  { theme: 'dark', icon: <Moon className="size-4" />, label: 'theme.dark' },
];

export function AccountMenu({ trigger, side }: { trigger: ReactNode; side?: 'top' | 'right' | 'bottom' }) {
  const me = useMe();
  const theme = useTheme();
  const leave = useLeave();
  const navigate = useNavigate();
  const maySetUp = useMaySetUp();
  const mayRead = useMay('conversations:read');
  return (
    <Menu trigger={trigger} side={side} align="start">
      <MenuLabel>
        <span className="block max-w-56 truncate text-sm font-medium text-ink">{me.teammate.name}</span>
        <span className="block max-w-56 truncate">{me.teammate.email}</span>
      </MenuLabel>
      <MenuLine />
      <PresenceItem />
      {themes.map((choice) => (
        <MenuItem
          key={choice.theme}
          icon={choice.icon}
          onSelect={() => { chooseTheme(choice.theme); }}
          hint={theme === choice.theme && <Check className="size-4 text-accent" aria-label={t('shell.chosen')} />}
        >
          {t(choice.label)}
        </MenuItem>
      ))}
      <MenuLine />
      {mayRead && <MenuItem icon={<ChartNoAxesColumn className="size-4" />} onSelect={() => { void navigate({ to: '/my-figures' }); }}>{t('shell.ownFigures')}</MenuItem>}
      {maySetUp && <MenuItem icon={<Footprints className="size-4" />} onSelect={() => { void navigate({ to: '/first-steps' }); }}>{t('steps.title')}</MenuItem>}
      <MenuItem icon={<CircleHelp className="size-4" />} onSelect={() => { overlay.set('help'); }}>{t('help.title')}</MenuItem>
      <MenuItem icon={<LogOut className="size-4" />} onSelect={leave}>{t('shell.signOut')}</MenuItem>
    </Menu>
  );
}

export function useLeave(): () => void {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const leave = useMutation({
    mutationFn: async () => {
      // Whoever sits here next is not told what concerns this teammate.
      await import('@/notices/browser').then(({ unsubscribe }) => unsubscribe(), () => undefined);
      return signOut();
    },
    onSuccess: async ({ address }) => {
      outgoing.set([]);
      if (address) {
        window.location.assign(address);
        return;
      }
      await navigate({ to: '/sign-in', search: {} });
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, null);
    },
    onError: (error) => { toast(errorText(error), 'danger'); },
  });
  return () => { leave.mutate(); };
}
