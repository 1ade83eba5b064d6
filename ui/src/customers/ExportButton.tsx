import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import type { Wanted } from '@/api/customers';
import { exportCustomers } from '@/api/imports';
import { Button } from '@/design/Button';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';

/** Whoever is listed now, as a file. */
export function ExportButton({ wanted, name }: { wanted: Wanted; name: string }) {
  const save = useMutation({
    mutationFn: () => exportCustomers(wanted),
    onSuccess: (file) => {
      const address = URL.createObjectURL(file);
      const link = document.createElement('a');
      link.href = address;
      link.download = `${name}.csv`;
      link.click();
      URL.revokeObjectURL(address);
    },
    onError: (error) => { toast(errorText(error), 'danger'); },
  });
  return <Button icon={<Download className="size-4" />} busy={save.isPending} onClick={() => { save.mutate(); }}>{t('imports.export')}</Button>;
}
