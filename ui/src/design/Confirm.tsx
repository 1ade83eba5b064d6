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
  onConfirm: () => void;
  onClose: () => void;
}

export function Confirm({ open, title, description, action, danger, busy, onConfirm, onClose }: ConfirmProps) {
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
    />
  );
}
