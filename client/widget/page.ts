import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Page } from '../../server/wire.ts'
import type { UsherPage } from './usher.d.ts'

/** A page may change its address and its title one after the other. */
const settledMs = 800

/** The page the shopper is on, also where it changes without loading. `changed` is called when it is another than was last read. */
export class Pages implements ReactiveController {
  private readonly changed: () => void
  private told: UsherPage = {}
  private toldAt = ''
  private lastRead = ''
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost, changed: () => void) {
    this.changed = changed
    host.addController(this)
  }

  hostConnected(): void {
    navigation()?.addEventListener('currententrychange', this.onMove)
    window.addEventListener('popstate', this.onMove)
  }

  hostDisconnected(): void {
    navigation()?.removeEventListener('currententrychange', this.onMove)
    window.removeEventListener('popstate', this.onMove)
    clearTimeout(this.timer)
  }

  tell(page: UsherPage): void {
    this.told = page
    this.toldAt = location.href
    this.onMove()
  }

  /** Without query and fragment: they may carry secrets. What the page told of itself comes first, until the address is another. */
  read(): Page {
    const here = location.origin + location.pathname
    const told = this.toldAt === location.href || this.told.url === here ? this.told : {}
    const sku = told.sku ?? readMeta('usher:sku')
    const page = {
      url: (told.url ?? here).slice(0, 2048),
      title: (told.title ?? document.title).slice(0, 512),
      ...(sku ? { sku: sku.slice(0, 128) } : {}),
    }
    this.lastRead = keyOf(page)
    return page
  }

  private onMove = (): void => {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      const before = this.lastRead
      if (keyOf(this.read()) !== before) this.changed()
    }, settledMs)
  }
}

export function readMeta(name: string): string | undefined {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"], meta[property="${name}"]`)?.content || undefined
}

function keyOf({ url, sku }: Page): string {
  return `${url} ${sku ?? ''}`
}

/** The Navigation API, which hears `history.pushState`; without it the page says so by `Usher.page`. */
function navigation(): EventTarget | undefined {
  return (window as { navigation?: EventTarget }).navigation
}
