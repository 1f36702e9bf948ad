import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { ConversationSummary, Language } from '../../server/wire.ts'
import type { Desk } from '../shared/desk/desk.ts'
import { icons } from './icons.ts'
import type { Strings } from './strings.ts'

/** Where the open conversation stands, asked for again when that has changed. */
export class Summary {
  private readonly host: ReactiveControllerHost
  private asked = ''
  private conversation: string | undefined
  private told: ConversationSummary | undefined
  /** What the shopper wants, in their own words. */
  private want: string | undefined

  constructor(host: ReactiveControllerHost) {
    this.host = host
  }

  of(desk: Desk, language: Language): void {
    const { open, item } = desk
    if (open !== this.conversation) this.told = undefined
    this.conversation = open
    this.want = item?.want
    if (open === undefined || item === undefined || desk.connection !== 'online') return
    const asked = JSON.stringify([open, language, item.status, item.stage, item.reason, changesOf(desk)])
    if (asked === this.asked) return
    this.asked = asked
    void desk.summarise(open, language).then(told => {
      if (asked !== this.asked) return
      this.told = told
      this.host.requestUpdate()
    })
  }

  render(text: Strings): TemplateResult | typeof nothing {
    const { told, want } = this
    if (!told?.facts.length) return want ? html`<p class="summary words"><q>${want}</q></p>` : nothing
    const named = [...new Set(told.facts.map(({ slot }) => slot))]
    return html`<details class="summary">
      <summary>${icons.spark}<span>${want ? html`<q>${want}</q><br />` : html`<b>${text.summary}</b> `}${told.text}</span>${icons.open}</summary>
      <dl>${named.map(name => html`<dt>${text.slot[name] ?? name}</dt><dd>${told.facts.flatMap(fact => (fact.slot === name ? [fact.text] : [])).join(' · ')}</dd>`)}</dl>
    </details>`
  }
}

/** What is known changes with the assistant's turns and with what the page tells; a talk with the assistant is summed up once. */
function changesOf({ item, talk }: Desk): number {
  if (item?.status === 'bot') return 0
  return (talk?.timeline.events ?? []).filter(event => event.kind === 'track' || (event.kind === 'message' && event.from === 'bot')).length
}
