import { html, type nothing, type TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import { icons } from './icons.ts'

/** Items side by side: swiped by a finger, moved by the arrow keys once focused, turned by two buttons with a mouse. */
export function renderCarousel(items: readonly TemplateResult[], label: string): TemplateResult {
  return html`<div class="carousel" data-at="start">
    <ul class="cards" aria-label=${label} tabindex="0" @scroll=${(event: Event) => mark(event.currentTarget as Element)} ${ref(mark)}>${items}</ul>
    ${renderTurn('back', -1)}${renderTurn('next', 1)}
  </div>`
}

/** A screen reader and a keyboard have the list itself. */
function renderTurn(side: 'back' | 'next', by: 1 | -1): TemplateResult | typeof nothing {
  return html`<button class=${`turn ${side}`} tabindex="-1" aria-hidden="true" @click=${(event: Event) => turn(event, by)}>${icons.down}</button>`
}

function turn(event: Event, by: 1 | -1): void {
  const list = (event.currentTarget as Element).parentElement?.querySelector('ul')
  const [first, second] = list?.children ?? []
  if (!list || !first || !second) return
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  list.scrollBy({
    left: by * (second.getBoundingClientRect().left - first.getBoundingClientRect().left),
    behavior: calm ? 'auto' : 'smooth',
  })
}

/** Which of the two buttons leads anywhere. */
function mark(list: Element | undefined): void {
  if (!list?.parentElement) return
  const { scrollLeft, scrollWidth, clientWidth } = list
  const atEnd = clientWidth > 0 && scrollLeft + clientWidth > scrollWidth - 8
  list.parentElement.dataset.at = scrollLeft < 8 ? (atEnd ? 'all' : 'start') : atEnd ? 'end' : 'middle'
}
