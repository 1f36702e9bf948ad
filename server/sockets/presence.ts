/** Who of the agents is connected. Several tabs of one agent are one agent. */
export function createPresence(now: () => Date) {
  let emptySince: Date | undefined = now()
  const connections = new Map<string, Set<string>>()
  return {
    /** True when this is the agent's first connection. */
    join(email: string, connection: string): boolean {
      const own = connections.get(email)
      if (own !== undefined) {
        own.add(connection)
        return false
      }
      connections.set(email, new Set([connection]))
      emptySince = undefined
      return true
    },
    /** True when that was the agent's last connection. */
    leave(email: string, connection: string): boolean {
      const own = connections.get(email)
      if (own === undefined || !own.delete(connection) || own.size > 0) return false
      connections.delete(email)
      if (connections.size === 0) emptySince = now()
      return true
    },
    has: (email: string) => connections.has(email),
    online: () => connections.size,
    emails: () => [...connections.keys()],
    /** Since when nobody is connected. */
    nobodySince: () => emptySince,
  }
}
