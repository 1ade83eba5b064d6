import { csrfToken, problemOf, unreachable } from './client';

export type SheetFormat = 'csv' | 'xlsx';

/** The file as the browser keeps it; what may not be exported is refused like any call. */
export async function exported(path: string, wanted: object): Promise<Blob> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrfToken() ?? '' },
      body: JSON.stringify(wanted),
    });
  } catch {
    throw unreachable();
  }
  if (!response.ok) throw problemOf(response.status, await response.text(), response.headers.get('Retry-After'));
  return response.blob();
}
