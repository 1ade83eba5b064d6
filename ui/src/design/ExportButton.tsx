import { useMutation } from '@tanstack/react-query';
import { Download, FileSpreadsheet, FileText } from 'lucide-react';
import type { SheetFormat } from '@/api/exports';
import { t } from '@/texts';
import { Button } from './Button';
import { Menu, MenuItem } from './Menu';
import { errorText } from './States';
import { toast } from './toasts';

/** What is listed now, as a file. */
export function ExportButton({ read, name }: { read: (format: SheetFormat) => Promise<Blob>; name: string }) {
  const save = useMutation({
    mutationFn: async (format: SheetFormat) => ({ file: await read(format), format }),
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
