import { get, post, remove } from './client';
import type { Wanted } from './customers';
import { exported, type SheetFormat } from './exports';
import { upload } from './media';

export interface Import {
  id: string;
  file: string;
  state: 'draft' | 'running' | 'done';
  headers: string[];
  /** name, phone, email, attribute. and a key, or empty for left out */
  columns: string[];
  calling: string | null;
  rows: number;
  done: number;
  created: number;
  updated: number;
  same: number;
  refused: number;
  createdAt: string;
}

export interface Mapping {
  columns: string[];
  calling: string | null;
}

export interface Foreseen {
  number: number;
  cells: string[];
  outcome: 'new' | 'updated' | 'same' | 'refused';
  column: number | null;
  reason: string | null;
}

const at = (id: string) => `/api/v1/imports/${encodeURIComponent(id)}`;

export const uploadImport = (file: File) => upload<Import>('/api/v1/imports', file, () => undefined).done;
export const listImports = () => get<{ items: Import[] }>('/api/v1/imports');
export const previewImport = (id: string, mapping: Mapping) => post<{ items: Foreseen[] }>(`${at(id)}/preview`, mapping);
export const startImport = (id: string, mapping: Mapping) => post<Import>(`${at(id)}/start`, mapping);
export const readImport = (id: string) => get<Import>(at(id));
export const deleteImport = (id: string) => remove(at(id));
/** In the format in which they came. */
export const errorsOf = ({ id, file }: Import) => `${at(id)}/errors?format=${file.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv'}`;

export const exportCustomers = ({ condition, segment }: Wanted, format: SheetFormat) => exported('/api/v1/customers/export', { condition: condition ?? undefined, segment: segment ?? undefined, format });
