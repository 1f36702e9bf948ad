import { UsherChat } from './element.ts'
import type { UsherApi } from './usher.d.ts'

/** `script`: where `usher.js` came from, on the server, with the path it has behind a proxy. A second copy of it changes nothing. */
export function start(script: string): void {
  if (customElements.get('usher-chat')) return
  UsherChat.defaultServer = new URL('.', script).href.replace(/\/$/, '')
  customElements.define('usher-chat', UsherChat)
  if (document.body) attach(script)
  else document.addEventListener('DOMContentLoaded', () => attach(script))
}

function attach(script: string): void {
  const element = document.querySelector<UsherChat>('usher-chat') ?? document.body.appendChild(create(script))
  stayOn(element)
  const api: UsherApi = Object.freeze({
    open: () => element.open(),
    close: () => element.close(),
    track: (name, properties) => element.track(name, properties),
    page: page => element.page(page),
    visitor: element.visitor,
    consent: given => element.consent(given),
    identify: token => element.identify(token),
    on: (name, handler) => element.on(name, handler),
  } satisfies UsherApi)
  window.Usher = api
  const waiting = window.UsherQueue
  window.UsherQueue = { push: call => run(call, api) }
  if (Array.isArray(waiting)) for (const call of waiting) run(call, api)
  element.ready()
}

/** Some shops change pages by putting another body in place of the old one. */
function stayOn(element: UsherChat): void {
  new MutationObserver(() => {
    if (!element.isConnected && !document.querySelector('usher-chat')) document.body?.append(element)
  }).observe(document.documentElement, { childList: true })
}

/** The element with the attributes that the script's tag carries as `data-…`. */
function create(script: string): UsherChat {
  const element = new UsherChat()
  const { dataset } = [...document.scripts].find(({ src }) => src !== '' && isOne(src, script)) ?? {}
  for (const name of ['language', 'shop', 'scheme'] as const) {
    const value = dataset?.[name]
    if (value) element.setAttribute(name, value)
  }
  // Allowed by being there; its words may be the page's own.
  if (dataset?.teaser !== undefined) element.setAttribute('teaser', dataset.teaser)
  return element
}

/** Of a loader that fetched its successor the tag names the first. */
function isOne(src: string, script: string): boolean {
  const [of, loaded] = [new URL(src), new URL(script)]
  loaded.searchParams.delete('retry')
  return of.href === loaded.href
}

function run(call: (usher: UsherApi) => void, api: UsherApi): void {
  try {
    call(api)
  } catch (error) {
    console.error('Usher: a call that waited for the chat failed', error)
  }
}
