import type { ReactNode } from 'react';
import { t } from '@/texts';
import { Button } from './Button';
import { Overlay } from './Overlay';

interface ConfirmProps {
  open: boolean;
  title: string;
  description: string;
  action: string;
  danger?: boolean;
  busy?: boolean;
  /** What has to be known, or chosen, before. */
  children?: ReactNode;
  onConfirm: () => void;
  onClose: () => void;
}

export function Confirm({ open, title, description, action, danger, busy, children, onConfirm, onClose }: ConfirmProps) {
  return (
    <Overlay
      alert
      open={open}
      onOpenChange={(next) => { if (!next) onClose(); }}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button look={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>{action}</Button>
        </>
      }
    >
      {children}
    </Overlay>
  );
}
