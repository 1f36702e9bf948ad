import type { Page } from '../../server/wire.ts'

/** The page the shopper is on, without query and fragment: they may carry secrets. What the page told itself comes first. */
export function readPage(told: Partial<Page>): Page {
  const sku = told.sku ?? readMeta('usher:sku')
  const url = (told.url ?? location.origin + location.pathname).slice(0, 2048)
  return { url, title: (told.title ?? document.title).slice(0, 512), ...(sku ? { sku } : {}) }
}

export function readMeta(name: string): string | undefined {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"], meta[property="${name}"]`)?.content || undefined
}
