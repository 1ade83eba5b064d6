import * as Dropdown from '@radix-ui/react-dropdown-menu';
import type { ReactNode } from 'react';
import { cx } from './cx';

interface MenuProps {
  trigger: ReactNode;
  children: ReactNode;
  align?: 'start' | 'end';
  side?: 'top' | 'right' | 'bottom' | 'left';
  /** for who opens it by a key, too */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** gives the focus to something else than the trigger, whose tip would cover what is beside it */
  onClosed?: () => void;
}

export function Menu({ trigger, children, align = 'end', side, open, onOpenChange, onClosed }: MenuProps) {
  return (
    <Dropdown.Root open={open} onOpenChange={onOpenChange}>
      <Dropdown.Trigger asChild>{trigger}</Dropdown.Trigger>
      <Dropdown.Portal>
        <Dropdown.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={onClosed && ((event) => { event.preventDefault(); onClosed(); })}
          className="z-50 min-w-48 rounded-xl border border-line bg-raised p-1 shadow-pop animate-rise"
        >
          {children}
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}

interface MenuItemProps {
  icon?: ReactNode;
  children: ReactNode;
  onSelect: () => void;
  danger?: boolean;
  hint?: ReactNode;
}

export function MenuItem({ icon, children, onSelect, danger, hint }: MenuItemProps) {
  return (
    <Dropdown.Item
      onSelect={onSelect}
      className={cx(
        'flex min-h-8 cursor-pointer items-center gap-2.5 rounded-lg px-2.5 py-1 text-sm outline-none data-highlighted:bg-hover',
        danger ? 'text-danger' : 'text-ink',
      )}
    >
      {icon && <span className="text-ink-3">{icon}</span>}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {hint}
    </Dropdown.Item>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Dropdown.Label className="px-2.5 py-1.5 text-xs text-ink-3">{children}</Dropdown.Label>;
}

export function MenuLine() {
  return <Dropdown.Separator className="my-1 h-px bg-line" />;
}
