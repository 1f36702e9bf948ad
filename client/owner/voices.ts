import { html, nothing, type TemplateResult } from 'lit'
import { tagOf } from '../shared/language.ts'
import { talkAddress } from '../staff/talk-address.ts'
import type { Cluster } from './api.ts'
import type { Strings } from './strings.ts'

/** What several shoppers said, the most first; `act` is what can be done about it. */
export function renderClusters(clusters: readonly Cluster[], text: Strings, act?: (cluster: Cluster) => TemplateResult): TemplateResult {
  const { voices: words } = text
  return html`<ol class="clusters">${clusters.map(cluster => {
    const [first, ...others] = cluster.examples
    if (first === undefined) return nothing
    return html`<li>
      <p><b>${words.times(cluster.count)}</b> <a href=${talkAddress(first.conversation)} lang=${tagOf(first.language)}><q>${first.text}</q></a>
        <span class="muted">${words.latest(cluster.latest.slice(0, 10))}</span></p>
      ${others.length === 0 ? nothing : html`<ul class="said">${others.map(({ text: said, conversation, language }) => html`<li><a href=${talkAddress(conversation)} lang=${tagOf(language)}><q>${said}</q></a></li>`)}</ul>`}
      ${act?.(cluster) ?? nothing}
    </li>`
  })}</ol>`
}
