import { svg, type TemplateResult } from 'lit'

const icon = (
  body: TemplateResult,
) => svg`<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.8"
  stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${body}</svg>`

export const icons = {
  chat: icon(
    svg`<path d="M20.5 11.6a8 8 0 0 1-8.3 7.7 9 9 0 0 1-3.4-.7L4 20l1.3-3.8a7.4 7.4 0 0 1-1.5-4.6 8 8 0 0 1 8.4-7.6 8 8 0 0 1 8.3 7.6Z"/><path d="M8.8 11.6h.01M12.2 11.6h.01M15.6 11.6h.01" stroke-width="2.4"/>`,
  ),
  close: icon(svg`<path d="m6.5 6.5 11 11m0-11-11 11"/>`),
  more: icon(svg`<path d="M6 12h.01M12 12h.01M18 12h.01" stroke-width="2.8"/>`),
  send: icon(svg`<path d="M12 19V5.5m0 0-5.5 5.6M12 5.5l5.5 5.6" stroke-width="2.2"/>`),
  stop: icon(svg`<rect x="7.5" y="7.5" width="9" height="9" rx="2" fill="currentColor" stroke="none"/>`),
  spark: icon(
    svg`<path d="M12 4c.7 4.6 2.6 6.7 7.4 7.6-4.8.9-6.7 3-7.4 7.6-.7-4.6-2.6-6.7-7.4-7.6C9.4 10.7 11.3 8.6 12 4Z" fill="currentColor" stroke="none"/>`,
  ),
  person: icon(svg`<circle cx="12" cy="8.5" r="3.5"/><path d="M5 19.5c.8-3.5 3.5-5.2 7-5.2s6.2 1.7 7 5.2"/>`),
  contact: icon(svg`<rect x="4" y="6" width="16" height="12" rx="2.5"/><path d="m4.5 8 7.5 5.5L19.5 8"/>`),
  star: icon(svg`<path d="m12 4.5 2.3 4.7 5.2.8-3.8 3.6.9 5.2-4.6-2.5-4.6 2.5.9-5.2L4.5 10l5.2-.8Z"/>`),
  cart: icon(svg`<path d="M4 5h2.2l1.9 9.6h9.3L19.5 8H7"/><circle cx="9.5" cy="18.5" r="1.2"/><circle cx="16" cy="18.5" r="1.2"/>`),
  bag: icon(svg`<path d="M6.5 8.5h11l1 11h-13Z"/><path d="M9 8.5V7a3 3 0 0 1 6 0v1.5"/>`),
  ticket: icon(
    svg`<path d="M4 8.5A1.5 1.5 0 0 1 5.5 7h13A1.5 1.5 0 0 1 20 8.5v2a1.8 1.8 0 0 0 0 3v2a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 15.5v-2a1.8 1.8 0 0 0 0-3Z"/><path d="M14 10v4"/>`,
  ),
  again: icon(svg`<path d="M5 12a7 7 0 1 0 2.2-5.1L5 9"/><path d="M5 5v4h4"/>`),
  copy: icon(
    svg`<rect x="9" y="9" width="10" height="10" rx="2"/><path d="M15 9V6.5A1.5 1.5 0 0 0 13.5 5h-7A1.5 1.5 0 0 0 5 6.5v7A1.5 1.5 0 0 0 6.5 15H9"/>`,
  ),
  save: icon(svg`<path d="M12 5v10m0 0-4-4m4 4 4-4M5.5 19h13"/>`),
  check: icon(svg`<path d="m5.5 12.5 4.3 4.3 8.7-9.3" stroke-width="2.4"/>`),
  down: icon(svg`<path d="m7 10 5 5 5-5"/>`),
} as const
