import { csrfToken, problemOf, unreachable } from './client';

export interface Media {
  id: string;
  type: string;
  contentType: string;
  fileName: string | null;
  size: number;
  url: string;
}

export interface Upload<T> {
  done: Promise<T>;
  cancel(): void;
}

/** Uploads one file and tells how far it has come (0 to 1); fetch cannot report upload progress. */
export function upload<T>(path: string, file: File, progress: (share: number) => void): Upload<T> {
  const xhr = new XMLHttpRequest();
  const done = new Promise<T>((resolve, reject) => {
    xhr.open('POST', path);
    xhr.setRequestHeader('Accept', 'application/json');
    const token = csrfToken();
    if (token) xhr.setRequestHeader('X-CSRF-Token', token);
    xhr.upload.onprogress = (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    };
    xhr.onerror = () => { reject(unreachable()); };
    xhr.onabort = () => { reject(new DOMException('Upload cancelled', 'AbortError')); };
    xhr.onload = () => {
      if (xhr.status >= 200 && xhr.status < 300) resolve(JSON.parse(xhr.responseText) as T);
      else reject(problemOf(xhr.status, xhr.responseText, xhr.getResponseHeader('Retry-After')));
    };
    const form = new FormData();
    form.append('file', file, file.name);
    xhr.send(form);
  });
  return { done, cancel: () => { xhr.abort(); } };
}

export const uploadMedia = (file: File, progress: (share: number) => void) => upload<Media>('/api/v1/media', file, progress);
