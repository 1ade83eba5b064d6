import { useMutation } from '@tanstack/react-query';
import { Download, FileSpreadsheet, FileText } from 'lucide-react';
import type { Wanted } from '@/api/customers';
import { exportCustomers, type SheetFormat } from '@/api/imports';
import { Button } from '@/design/Button';
import { Menu, MenuItem } from '@/design/Menu';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';

/** Whoever is listed now, as a file. */
export function ExportButton({ wanted, name }: { wanted: Wanted; name: string }) {
  const save = useMutation({
    mutationFn: async (format: SheetFormat) => ({ file: await exportCustomers(wanted, format), format }),
    onSuccess: ({ file, format }) => {
      const address = URL.createObjectURL(file);
      const link = document.createElement('a');
      link.href = address;
      link.download = `${name}.${format}`;
      link.click();
      URL.revokeObjectURL(address);
    },
    onError: (error) => { toast(errorText(error), 'danger'); },
  });
  return (
    <Menu trigger={<Button icon={<Download className="size-4" />} busy={save.isPending}>{t('imports.export')}</Button>}>
      <MenuItem icon={<FileText className="size-4" />} onSelect={() => { save.mutate('csv'); }}>{t('imports.asCsv')}</MenuItem>
      <MenuItem icon={<FileSpreadsheet className="size-4" />} onSelect={() => { save.mutate('xlsx'); }}>{t('imports.asXlsx')}</MenuItem>
    </Menu>
  );
}
