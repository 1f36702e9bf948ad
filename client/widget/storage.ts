import type { Entry, EntryStore } from '../shared/outbox.ts'

/** The few methods of Storage used here. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/**
 * localStorage or sessionStorage; memory where the browser blocks them. What a full one refuses is kept in memory too, so that the
 * page goes on.
 */
export function openStore(name: 'localStorage' | 'sessionStorage'): Store {
  try {
    const store = window[name]
    store.setItem('usher:probe', '1')
    store.removeItem('usher:probe')
    return withRefusals(store)
  } catch {
    return memoryStore()
  }
}

function withRefusals(store: Store): Store {
  const refused = new Map<string, string>()
  return {
    getItem: key => refused.get(key) ?? store.getItem(key),
    setItem: (key, value) => {
      try {
        store.setItem(key, value)
        refused.delete(key)
      } catch {
        refused.set(key, value)
      }
    },
    removeItem: key => {
      refused.delete(key)
      store.removeItem(key)
    },
    key: index => store.key(index),
    get length() {
      return store.length
    },
  }
}

function memoryStore(): Store {
  const values = new Map<string, string>()
  return {
    getItem: key => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: key => void values.delete(key),
    key: index => [...values.keys()][index] ?? null,
    get length() {
      return values.size
    },
  }
}

/** Unsent entries, one record each under `prefix`. */
export function openEntries(store: Store, prefix: string): EntryStore {
  return {
    all: () => keys(store, prefix).flatMap(key => readEntry(store.getItem(key))),
    put: entry => store.setItem(prefix + entry.id, JSON.stringify(entry)),
    remove: id => store.removeItem(prefix + id),
  }
}

function keys(store: Store, prefix: string): string[] {
  return Array.from({ length: store.length }, (_, index) => store.key(index) ?? '').filter(key => key.startsWith(prefix))
}

function readEntry(text: string | null): Entry[] {
  try {
    const entry = JSON.parse(text ?? '') as Entry
    return typeof entry.id === 'string' && typeof entry.order === 'number' && entry.payload ? [entry] : []
  } catch {
    return []
  }
}
