/** Files that wait to be uploaded, kept in the browser's database so that a reload does not lose them. */
export interface FileShelf {
  put(id: string, file: File): Promise<void>;
  get(id: string): Promise<File | null>;
  remove(id: string): Promise<void>;
}

const TABLE = 'files';

export function fileShelf(name: string): FileShelf {
  const memory = new Map<string, File>();
  let opened: Promise<IDBDatabase | null> | null = null;
  const database = () => (opened ??= open(name));
  const run = async <T>(mode: IDBTransactionMode, act: (table: IDBObjectStore) => IDBRequest<T>): Promise<T | null> => {
    const one = await database();
    if (!one) return null;
    try {
      return await finished(act(one.transaction(TABLE, mode).objectStore(TABLE)));
    } catch {
      return null; // full or forbidden: the file is still in memory
    }
  };
  return {
    async put(id, file) {
      memory.set(id, file);
      await run('readwrite', (table) => table.put(file, id));
    },
    get: async (id) => memory.get(id) ?? ((await run('readonly', (table) => table.get(id) as IDBRequest<File | undefined>)) ?? null),
    async remove(id) {
      memory.delete(id);
      await run('readwrite', (table) => table.delete(id));
    },
  };
}

async function open(name: string): Promise<IDBDatabase | null> {
  try {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(TABLE);
    return await finished(request);
  } catch {
    return null;
  }
}

function finished<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('database'));
  });
}
