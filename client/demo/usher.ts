import type { UsherApi } from '../widget/usher.d.ts'

/** The chat's script loads on its own: what happens before it is there waits in its queue. */
export function withUsher(call: (usher: UsherApi) => void): void {
  window.UsherQueue ??= [] as ((usher: UsherApi) => void)[]
  window.UsherQueue.push(call)
}

export function track(name: string, properties: Record<string, unknown>): void {
  withUsher(usher => usher.track(name, properties))
}
