import type { UsherApi } from './api.ts'
import { UsherChat } from './element.ts'

const server = new URL(import.meta.url).origin

if (!customElements.get('usher-chat')) {
  UsherChat.defaultServer = server
  customElements.define('usher-chat', UsherChat)
}

function attach(): void {
  const element = document.querySelector<UsherChat>('usher-chat') ?? document.body.appendChild(new UsherChat())
  const api: UsherApi = {
    open: () => element.open(),
    close: () => element.close(),
    track: (name, properties) => element.track(name, properties),
    page: page => element.page(page),
    on: (name, listener) => element.on(name, listener),
  }
  window.Usher = api
  window.dispatchEvent(new CustomEvent('usher:ready'))
}

attach()
