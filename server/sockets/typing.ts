/** How long a sign of typing holds without another one. */
export const typingTtlMs = 6000

/** At most one sign in this time, in milliseconds; the last one is told after it. */
const restMs = 500

/** Passes on who types, however often it is said: the first sign at once, of those that follow soon after the last. */
export function createTypingRelay(tell: (conversation: string, on: boolean) => void) {
  const resting = new Map<string, { told: boolean; last: boolean; timer: NodeJS.Timeout }>()

  function say(conversation: string, on: boolean): void {
    tell(conversation, on)
    const timer = setTimeout(() => {
      const rest = resting.get(conversation)
      resting.delete(conversation)
      if (rest !== undefined && rest.last !== rest.told) say(conversation, rest.last)
    }, restMs)
    timer.unref()
    resting.set(conversation, { told: on, last: on, timer })
  }

  return {
    typing(conversation: string, on: boolean): void {
      const rest = resting.get(conversation)
      if (rest === undefined) say(conversation, on)
      else rest.last = on
    },
    close(): void {
      for (const { timer } of resting.values()) clearTimeout(timer)
      resting.clear()
    },
  }
}
