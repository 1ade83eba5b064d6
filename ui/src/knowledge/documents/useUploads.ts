import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { addFile, type Source } from '@/api/knowledge';
import type { Upload } from '@/api/media';
import { errorText } from '@/design/States';

export interface GoingUp {
  key: number;
  name: string;
  /** 0 to 1. */
  progress: number;
  error: string | null;
}

/** Documents on their way up; what arrived is in the list, what was refused stays here with the reason. */
export function useUploads() {
  const queries = useQueryClient();
  const [files, setFiles] = useState<GoingUp[]>([]);
  const uploads = useRef(new Map<number, Upload<Source>>());
  const next = useRef(1);

  const remove = useCallback((key: number) => {
    uploads.current.get(key)?.cancel();
    uploads.current.delete(key);
    setFiles((all) => all.filter((file) => file.key !== key));
  }, []);

  const add = useCallback((chosen: Iterable<File>) => {
    for (const file of chosen) {
      const key = next.current++;
      const change = (part: Partial<GoingUp>) => { setFiles((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one))); };
      setFiles((all) => [...all, { key, name: file.name, progress: 0, error: null }]);
      const started = addFile(file, (progress) => { change({ progress }); });
      uploads.current.set(key, started);
      started.done.then(
        () => { remove(key); void queries.invalidateQueries({ queryKey: ['sources'] }); },
        (error: unknown) => { uploads.current.delete(key); change({ error: errorText(error) }); },
      );
    }
  }, [queries, remove]);

  return { files, add, remove };
}
