/** A map of at most `most` entries: what was asked for least recently goes first. Keys longer than `longestKey` are not kept. */
export function createRemembered<Value>(most: number, longestKey = 300) {
  const entries = new Map<string, Value>()
  return {
    get(key: string): Value | undefined {
      const value = entries.get(key)
      if (value === undefined) return undefined
      entries.delete(key)
      entries.set(key, value)
      return value
    },
    set(key: string, value: Value): void {
      if (key.length > longestKey) return
      entries.set(key, value)
      if (entries.size > most) entries.delete(entries.keys().next().value!)
    },
  }
}
