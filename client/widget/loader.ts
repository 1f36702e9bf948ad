/**
 * All of `usher.js`: it is asked for again every few minutes, so that it may be cached for that long only. What it brings has its content's
 * hash in its name and stays cached for good. Calls of the page wait in `UsherQueue` meanwhile.
 */
const retried = new URL(import.meta.url).searchParams.has('retry')

import('./index.ts').then(
  ({ start }) => start(import.meta.url),
  (error: unknown) => {
    // This loader may have been cached before an upgrade took away what it names: its successor knows better.
    const again = new URL(import.meta.url)
    again.searchParams.set('retry', String(Date.now()))
    if (retried) console.error('Usher: the chat’s script could not be loaded', error)
    else import(again.href).catch(() => console.error('Usher: the chat’s script could not be loaded', error))
  },
)
