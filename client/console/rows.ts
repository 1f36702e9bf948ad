import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'
import { repeat } from 'lit/directives/repeat.js'
import type { QueueItem } from '../../server/wire.ts'
import { type Group, needsAnswer } from '../shared/desk/inbox.ts'
import { placesOf, type Range, rangesOf } from '../shared/desk/window.ts'
import { type RowContext, renderRow } from './row.ts'
import type { Strings } from './strings.ts'

/** So near to its end the list asks for more, in pixels. */
const nearPx = 600
/** Until the first row is measured. */
const usual = { row: 114, head: 36 }

type Host = ReactiveControllerHost & { renderRoot: ParentNode }

/**
 * The groups of a list of any length: rows have one height, and only those in sight are drawn. The row that has the focus stays, so that keys go on from
 * it. Places are set as properties: the page’s policy allows no style attributes.
 */
export class Rows implements ReactiveController {
  private readonly host: Host
  private readonly nearEnd: () => void
  private groups: readonly Group[] = []
  private ranges: readonly Range[] = []
  private measures = usual
  private kept: string | undefined
  private readonly resized = new ResizeObserver(() => this.look())
  private watched: HTMLElement | undefined

  constructor(host: Host, nearEnd: () => void) {
    this.host = host
    this.nearEnd = nearEnd
    host.addController(this)
  }

  hostDisconnected(): void {
    this.resized.disconnect()
    this.watched = undefined
  }

  hostUpdated(): void {
    const list = this.list
    if (list !== this.watched) {
      this.resized.disconnect()
      if (list) this.resized.observe(list)
      this.watched = list
    }
    const row = list?.querySelector<HTMLElement>('.rows > li')?.offsetHeight
    const head = list?.querySelector<HTMLElement>('h2')?.offsetHeight
    if (row && head && (row !== this.measures.row || head !== this.measures.head)) {
      this.measures = { row, head }
      this.host.requestUpdate()
    }
    this.look()
  }

  /** What has the focus, and stays drawn wherever one looks. */
  keep(conversation: string | undefined): void {
    this.kept = conversation
  }

  render(groups: readonly Group[], context: Omit<RowContext, 'unread'> & { isUnread(item: QueueItem): boolean }): TemplateResult {
    this.groups = groups
    this.ranges = rangesOf(
      groups.map(({ items }) => items.length),
      this.view,
    )
    return html`${repeat(
      groups,
      ({ name }) => name,
      (group, at) => this.renderGroup(group, this.ranges[at]!, context),
    )}`
  }

  /** Looks at what is in sight now. */
  look(): void {
    const list = this.list
    if (!list) return
    const { scrollTop, clientHeight, scrollHeight } = list
    if (scrollHeight - scrollTop - clientHeight < nearPx) this.nearEnd()
    const now = rangesOf(
      this.groups.map(({ items }) => items.length),
      this.view,
    )
    if (now.some(({ from, to }, at) => from !== this.ranges[at]?.from || to !== this.ranges[at]?.to)) this.host.requestUpdate()
  }

  toStart(): void {
    this.list?.scrollTo({ top: 0 })
  }

  private get list(): HTMLElement | undefined {
    return this.host.renderRoot.querySelector<HTMLElement>('nav') ?? undefined
  }

  private get view() {
    const { scrollTop = 0, clientHeight = 800 } = this.list ?? {}
    return { ...this.measures, top: scrollTop, height: clientHeight }
  }

  private renderGroup(
    { name, items }: Group,
    range: Range,
    context: Omit<RowContext, 'unread'> & { text: Strings; isUnread(item: QueueItem): boolean },
  ): TemplateResult {
    const { me, now, open, language, text, isUnread } = context
    const kept = this.kept === undefined ? -1 : items.findIndex(({ conversation }) => conversation === this.kept)
    const { row } = this.measures
    return html`<section class=${name} aria-labelledby=${name}>
      <h2 id=${name}>${text.group[name]} <span class="count">${items.length}</span></h2>
      <ul class="rows" .style=${`height: ${items.length * row}px`}>
        ${repeat(
          placesOf(range, kept).map(place => [place, items[place]!] as const),
          ([, { conversation }]) => conversation,
          ([place, item]) => {
            // What has not changed is not drawn again: only those who wait are counted by the second.
            const unread = isUnread(item)
            const counted = item.waitingSince !== null || needsAnswer(item, me) ? Math.floor(now / 1000) : 0
            return html`<li aria-setsize=${items.length} aria-posinset=${place + 1} .style=${`top: ${place * row}px`}>${guard([item, item.conversation === open, unread, counted, language], () => renderRow(item, { ...context, unread }))}</li>`
          },
        )}
      </ul>
    </section>`
  }
}
