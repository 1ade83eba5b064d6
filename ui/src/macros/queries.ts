import { queryOptions } from '@tanstack/react-query';
import { listMacros, previewMacro } from '@/api/macros';

export const macrosQuery = queryOptions({ queryKey: ['macros'], queryFn: listMacros });
export const previewQuery = (macro: string, conversation: string) =>
  queryOptions({ queryKey: ['macros', 'preview', macro, conversation], queryFn: () => previewMacro(macro, conversation), staleTime: 0 });
