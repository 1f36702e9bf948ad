import type { Memory } from './memory.ts'

/** The customer signed in to the shop, by the shop's own token. The token is never stored, only whose it was. */
export class Identity {
  token: string | undefined
  private readonly memory: Memory

  constructor(memory: Memory) {
    this.memory = memory
  }

  /** Returns true where another customer than before is there: what was said so far is not theirs. */
  tell(token: string | null): boolean {
    const before = this.memory.get('customer')
    const customer = token === null ? undefined : subjectOf(token)
    this.token = token ?? undefined
    this.memory.set('customer', customer)
    return before !== undefined && before !== customer
  }

  refused(): void {
    this.token = undefined
    this.memory.set('customer', undefined)
  }
}

/** Read, not checked: the server checks. */
function subjectOf(token: string): string | undefined {
  try {
    const body = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')
    const { sub } = JSON.parse(atob(body)) as { sub?: unknown }
    return typeof sub === 'string' ? sub : undefined
  } catch {
    return undefined
  }
}
