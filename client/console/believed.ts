import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { BeliefSubject, Language, QueueItem, Trait } from '../../server/wire.ts'
import { renderExplanation } from '../staff/explanation.ts'
import { RequestError } from '../staff/request.ts'
import { fetchProfile } from './api.ts'
import type { Strings } from './strings.ts'
import { toTime } from './time.ts'

/** What is believed of the open conversation's shopper: asked for again when something has happened in it. */
export class Believed {
  private readonly host: ReactiveControllerHost
  private conversation: string | undefined
  private asked = ''
  private told: Awaited<ReturnType<typeof fetchProfile>> | undefined
  private failed = false

  constructor(host: ReactiveControllerHost) {
    this.host = host
  }

  of(item: QueueItem | undefined, token: string): void {
    if (item?.conversation !== this.conversation) this.told = undefined
    this.conversation = item?.conversation
    if (item === undefined) return
    const asked = `${item.conversation} ${item.updatedAt}`
    if (asked === this.asked) return
    this.asked = asked
    void this.load(item.conversation, token, asked)
  }

  private async load(conversation: string, token: string, asked: string): Promise<void> {
    try {
      const told = await fetchProfile(token, conversation)
      if (asked !== this.asked) return
      this.told = told
      this.failed = false
    } catch (error) {
      if (!(error instanceof RequestError)) throw error
      if (asked !== this.asked) return
      this.failed = true
    }
    this.host.requestUpdate()
  }

  /** How the shop calls a product, as far as it is known. */
  titleOf(sku: string, language: Language): string {
    return this.told?.products.find(product => product.sku === sku)?.title[language] ?? sku
  }

  render(language: Language, text: Strings): TemplateResult | typeof nothing {
    const { told, failed } = this
    if (told === undefined) return failed ? html`<p class="muted">${text.notBelieved}</p>` : nothing
    const { stage, traits, beliefs, because, spoken } = told
    const subjects = [...new Set(beliefs.map(({ subject }) => subject))]
    return html`<section class="believed" aria-label=${text.believed}>
      <h3>${text.believed}</h3>
      <dl>
        ${stage ? renderRow(text.buying, html`<b>${stage.label[language]}</b><small>${stage.because[language]}</small>`) : nothing}
        ${subjects.map(subject =>
          renderRow(
            text.subjects[subject satisfies BeliefSubject],
            html`${beliefs.filter(one => one.subject === subject).map(({ label, because: why }) => html`<span><b>${label[language]}</b><small>${why[language]}</small></span>`)}`,
          ),
        )}
        ${traits.map(({ name, label, because: why }) => renderRow(text.traits[name satisfies Trait['name']], html`${label[language]}<small>${why[language]}</small>`))}
      </dl>
      ${beliefs.length ? nothing : html`<p class="muted">${text.nothingBelieved}</p>`}
      <p class="muted">${because[language]}</p>
      ${spoken.length ? html`<h3>${text.spoken}</h3><ul>${spoken.map(({ at, explained }) => html`<li><time class="muted" datetime=${at}>${toTime(at, language)}</time>${explained.map(one => renderExplanation(one, language))}</li>`)}</ul>` : nothing}
    </section>`
  }
}

const renderRow = (name: string, value: TemplateResult): TemplateResult => html`<div><dt>${name}</dt><dd>${value}</dd></div>`
