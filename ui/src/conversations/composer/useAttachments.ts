import { useCallback, useRef, useState } from 'react';
import { uploadMedia, type Media, type Upload } from '@/api/media';
import { errorText } from '@/design/States';

export interface PendingFile {
  key: number;
  name: string;
  size: number;
  progress: number;
  media: Media | null;
  error: string | null;
}

/** Files on their way up; each can be taken off again at any time. */
export function useAttachments() {
  const [files, setFiles] = useState<PendingFile[]>([]);
  const uploads = useRef(new Map<number, Upload<Media>>());
  const next = useRef(1);

  const change = useCallback((key: number, part: Partial<PendingFile>) => {
    setFiles((all) => all.map((file) => (file.key === key ? { ...file, ...part } : file)));
  }, []);

  const add = useCallback((chosen: Iterable<File>) => {
    for (const file of chosen) {
      const key = next.current++;
      setFiles((all) => [...all, { key, name: file.name, size: file.size, progress: 0, media: null, error: null }]);
      const started = uploadMedia(file, (progress) => { change(key, { progress }); });
      uploads.current.set(key, started);
      started.done.then(
        (media) => { change(key, { media, progress: 1 }); },
        (error: unknown) => { change(key, { error: errorText(error) }); },
      );
    }
  }, [change]);

  const remove = useCallback((key: number) => {
    uploads.current.get(key)?.cancel();
    uploads.current.delete(key);
    setFiles((all) => all.filter((file) => file.key !== key));
  }, []);

  const clear = useCallback(() => { uploads.current.clear(); setFiles([]); }, []);

  return {
    files,
    add,
    remove,
    clear,
    ready: files.flatMap((file) => (file.media ? [file.media] : [])),
    busy: files.some((file) => !file.media && !file.error),
    broken: files.some((file) => file.error !== null),
  };
}
