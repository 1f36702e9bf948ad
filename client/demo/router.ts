export type Route =
  | { page: 'home' }
  | { page: 'product'; sku: string }
  | { page: 'policy'; topic: string }
  | { page: 'cart' }
  | { page: 'missing' }

export function toRoute(path: string): Route {
  const sku = /^\/products\/([^/]+)\/?$/.exec(path)?.[1]
  if (sku) return { page: 'product', sku: decodeURIComponent(sku) }
  const topic = /^\/policies\/([^/]+)\/?$/.exec(path)?.[1]
  if (topic) return { page: 'policy', topic: decodeURIComponent(topic) }
  if (path === '/') return { page: 'home' }
  return /^\/cart\/?$/.test(path) ? { page: 'cart' } : { page: 'missing' }
}

/** Follows links of this shop without loading the page again. */
export function followLinks(changed: () => void): void {
  window.addEventListener('popstate', changed)
  document.addEventListener('click', event => {
    const link = (event.target as Element | null)?.closest?.('a')
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) && !event.defaultPrevented
    if (!link || !plain || link.hash || link.target || link.origin !== location.origin || toRoute(link.pathname).page === 'missing') return
    event.preventDefault()
    go(link.pathname, changed)
  })
}

export function go(path: string, changed: () => void): void {
  if (path !== location.pathname) history.pushState(null, '', path)
  changed()
  window.scrollTo({ top: 0 })
}
