import { html, nothing, type TemplateResult } from 'lit'
import type { Language } from '../../server/wire.ts'
import type { Shop } from './shop.ts'

type PolicyPage = { title: string; passages: { heading: string; text: string }[] }

/** What was fetched last, or is being fetched. */
let fetched: { key: string; page: PolicyPage | 'missing' | undefined } = { key: '', page: undefined }

/** A page of the shop's rules, as the chat quotes it. */
export function renderPolicy(shop: Shop, topic: string, draw: () => void): TemplateResult | undefined {
  const key = `${topic} ${shop.language}`
  if (fetched.key !== key) {
    fetched = { key, page: undefined }
    void fetchPolicy(topic, shop.language).then(page => {
      if (fetched.key === key) fetched = { key, page }
      draw()
    })
  }
  const { page } = fetched
  if (page === 'missing') return undefined
  if (page === undefined) return html``
  return html`<p class="crumb"><a href="/">‹ ${shop.text.back}</a></p>
    <article class="policy">
      <h1>${page.title}</h1>
      ${page.passages.map(({ heading, text }, at) => html`${heading && heading !== page.passages[at - 1]?.heading ? html`<h2>${heading}</h2>` : nothing}<p>${text}</p>`)}
    </article>`
}

async function fetchPolicy(topic: string, language: Language): Promise<PolicyPage | 'missing'> {
  try {
    const response = await fetch(`/api/v1/policies/${encodeURIComponent(topic)}?language=${language}`)
    return response.ok ? ((await response.json()) as PolicyPage) : 'missing'
  } catch (error) {
    console.error(error)
    return 'missing'
  }
}
