import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { t } from '@/texts';
import { IconButton } from './Button';
import { copyText } from './copyText';
import { toast } from './toasts';

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <IconButton
      label={copied ? t('shell.copied') : label}
      onClick={() => {
        void copyText(text).then((worked) => {
          if (!worked) { toast(t('shell.copyFailed'), 'danger'); return; }
          setCopied(true);
          setTimeout(() => { setCopied(false); }, 1600);
        });
      }}
    >
      {copied ? <Check className="size-4 text-ok" /> : <Copy className="size-4" />}
    </IconButton>
  );
}
