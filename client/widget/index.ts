import { UsherChat } from './element.ts'
import type { UsherApi } from './usher.d.ts'

/** Where this script came from: the server, with the path it has behind a proxy. */
const server = new URL('.', import.meta.url).href.replace(/\/$/, '')

/** A second copy of the script changes nothing. */
if (!customElements.get('usher-chat')) {
  UsherChat.defaultServer = server
  customElements.define('usher-chat', UsherChat)
  if (document.body) attach()
  else document.addEventListener('DOMContentLoaded', attach)
}

function attach(): void {
  const element = document.querySelector<UsherChat>('usher-chat') ?? document.body.appendChild(create())
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
function create(): UsherChat {
  const element = new UsherChat()
  const { dataset } = [...document.scripts].find(({ src }) => src === import.meta.url) ?? {}
  for (const name of ['language', 'shop', 'scheme'] as const) {
    const value = dataset?.[name]
    if (value) element.setAttribute(name, value)
  }
  return element
}

function run(call: (usher: UsherApi) => void, api: UsherApi): void {
  try {
    call(api)
  } catch (error) {
    console.error('Usher: a call that waited for the chat failed', error)
  }
}
