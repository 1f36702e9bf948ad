import type { UsherApi } from '../widget/api.ts'

/** The chat script loads on its own: what happens before it is there waits here. */
const waiting: ((usher: UsherApi) => void)[] = []

window.addEventListener('usher:ready', () => {
  for (const call of waiting.splice(0)) withUsher(call)
})

export function withUsher(call: (usher: UsherApi) => void): void {
  if (window.Usher) call(window.Usher)
  else waiting.push(call)
}

export function track(name: string, properties: Record<string, unknown>): void {
  withUsher(usher => usher.track(name, properties))
}
