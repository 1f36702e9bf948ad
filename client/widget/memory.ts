import type { Store } from './storage.ts'

type Name = 'token' | 'visitor' | 'language' | 'read' | 'customer' | 'consent' | 'nudges' | 'seen'

/**
 * What the browser remembers of one Usher server: the token, an anonymous visitor, the language chosen, the last event read, the customer,
 * whether words at the bubble are wanted, and when the shop was last seen.
 */
export class Memory {
  private readonly store: Store
  private readonly prefix: string

  constructor(store: Store, prefix: string) {
    this.store = store
    this.prefix = prefix
  }

  get(name: Name): string | undefined {
    return this.store.getItem(this.prefix + name) ?? undefined
  }

  set(name: Name, value: string | undefined): void {
    if (value === undefined) this.store.removeItem(this.prefix + name)
    else this.store.setItem(this.prefix + name, value)
  }

  get visitor(): string {
    const known = this.get('visitor')
    if (known) return known
    const visitor = newId()
    this.set('visitor', visitor)
    return visitor
  }

  get lastRead(): number {
    return Number(this.get('read') ?? 0)
  }
}

/** `crypto.randomUUID` exists on secure origins only; a shop on plain http gets the same from random bytes. */
export function newId(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID()
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}
