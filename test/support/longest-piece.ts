import { existsSync, readFileSync } from 'node:fs'

const file = '/proc/thread-self/schedstat'

/** Nanoseconds that this thread has had of a core; asking for the process's own time brings the count up to now. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6 : (user + system) / 1000
}

/**
 * The longest that this thread works, in milliseconds of a core, between two turns of its event loop while `during` goes on. By the clock a piece is
 * as long as a loaded machine makes it.
 */
export async function longestPiece(during: () => Promise<unknown>): Promise<number> {
  let longest = 0
  let last = cpuMs()
  const look = () => {
    const now = cpuMs()
    longest = Math.max(longest, now - last)
    last = now
  }
  const looking = setInterval(look, 1)
  try {
    await during()
  } finally {
    look()
    clearInterval(looking)
  }
  return longest
}
