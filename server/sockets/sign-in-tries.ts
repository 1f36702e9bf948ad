import { createLimit } from './limits.ts'

/** Tries of one account in this time, whoever makes them. */
const most = 10
const windowMs = 15 * 60_000
/** Addresses that are remembered. */
const mostKnown = 10_000

/**
 * Locks an account that is guessed at, whether there is one of that name or not. Where an agent has signed in before their tries are counted
 * apart: nobody is locked out of their own desk by a stranger's guesses.
 */
export function createSignInTries(options: { now?: () => number } = {}) {
  const limit = createLimit({ limit: most, windowMs, ...options })
  const known = new Set<string>()
  const own = (email: string, address: string) => `${email.toLowerCase()} ${address}`
  const keyOf = (email: string, address: string) => (known.has(own(email, address)) ? own(email, address) : email.toLowerCase())
  return {
    take: (email: string, address: string) => limit.take(keyOf(email, address)),
    succeeded(email: string, address: string): void {
      limit.clear(keyOf(email, address))
      known.add(own(email, address))
      if (known.size > mostKnown) known.delete(known.values().next().value!)
    },
  }
}
