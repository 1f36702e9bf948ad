import type { Language, Page } from '../../server/wire.ts'
import { type Memory, newId } from './memory.ts'

/** Tells the server what a visitor does, also before anybody talks: beacons that no page waits for. */
export class Collector {
  private readonly url: string
  private readonly memory: Memory
  private readonly language: () => Language
  private lastPage = ''

  constructor(server: string, memory: Memory, language: () => Language) {
    this.url = `${server}/api/v1/collect`
    this.memory = memory
    this.language = language
  }

  tell(id: string, name: string, properties: Record<string, unknown>): void {
    if (this.memory.get('consent') !== 'refused') this.send([{ id, name, properties }])
  }

  /** Without the query, which may carry secrets; only what a campaign's link names of itself. */
  page({ url, sku }: Page): void {
    if (`${url} ${sku}` === this.lastPage) return
    this.lastPage = `${url} ${sku}`
    this.tell(newId(), 'Page Viewed', { path: URL.canParse(url) ? new URL(url).pathname : url, ...(sku ? { sku } : {}) })
  }

  consent(given: boolean): void {
    this.memory.set('consent', given ? 'given' : 'refused')
    this.send([])
  }

  private send(events: { id: string; name: string; properties: Record<string, unknown> }[]): void {
    const link = new URLSearchParams(location.search)
    const told = {
      visitor: this.memory.visitor,
      consent: this.memory.get('consent'),
      language: this.language(),
      referrer: hostOf(document.referrer),
      medium: short(link.get('utm_medium')),
      campaign: short(link.get('utm_source')),
      events,
    }
    try {
      navigator.sendBeacon(this.url, JSON.stringify(told))
    } catch {
      // Properties that are no JSON, or a browser without beacons: the page goes on, and a conversation tells of them itself.
    }
  }
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname.slice(0, 100) : undefined
}

function short(text: string | null): string | undefined {
  return text?.slice(0, 100) || undefined
}
