import { svg, type TemplateResult } from 'lit'

const icon = (shape: TemplateResult): TemplateResult =>
  svg`<svg viewBox="0 0 20 20" width="17" height="17" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shape}</svg>`

export const icons = {
  bell: icon(svg`<path d="M5 8a5 5 0 0 1 10 0c0 4 1.6 5 1.6 5H3.4S5 12 5 8M8.4 16a1.8 1.8 0 0 0 3.2 0" />`),
  bellOff: icon(
    svg`<path d="M5 8.4c0 3.700-1.600 4.600-1.600 4.600h9.800M6 5a5 5 0 0 1 9 3c0 1.700.3 2.900.6 3.700M8.400 16a1.800 1.800 0 0 0 3.200 0M3 3l14 14" />`,
  ),
  people: icon(svg`<circle cx="10" cy="6.500" r="3" /><path d="M4 17c0-3.500 2.700-5 6-5s6 1.500 6 5" />`),
  chart: icon(svg`<path d="M3 17h14M5.500 14V9M10 14V4M14.500 14v-7" />`),
  back: icon(svg`<path d="M12 4l-6 6 6 6" />`),
  details: icon(svg`<circle cx="10" cy="10" r="7" /><path d="M10 9v4.500M10 6.300v.1" />`),
  keys: icon(svg`<rect x="2.500" y="5" width="15" height="10" rx="2" /><path d="M6 8.500h.1M10 8.500h.1M14 8.500h.1M7 12h6" />`),
  contact: icon(
    svg`<rect x="3" y="4" width="14" height="12" rx="2" /><circle cx="8" cy="9" r="1.700" /><path d="M5.300 13.200c.6-1.400 4.800-1.400 5.400 0M13 8.500h1.500M13 11.500h1.500" />`,
  ),
  lock: icon(svg`<rect x="4.500" y="9" width="11" height="7.500" rx="2" /><path d="M7 9V6.500a3 3 0 0 1 6 0V9" />`),
  spark: icon(svg`<path d="M10 3l1.700 5.300L17 10l-5.300 1.700L10 17l-1.700-5.300L3 10l5.300-1.700z" />`),
  person: icon(svg`<circle cx="10" cy="7" r="3" /><path d="M4 16.500c.8-5 11.200-5 12 0" />`),
  bag: icon(svg`<path d="M5 7h10l.8 9.500H4.200zM7.500 7a2.500 2.500 0 0 1 5 0" />`),
  write: icon(svg`<path d="M4 16l.8-3.600L13.500 3.700a1.500 1.500 0 0 1 2.800 2.800L7.600 15.200zM11.800 5.400l2.800 2.800" />`),
  open: icon(svg`<path d="M5 7.500l5 5 5-5" />`),
  filter: icon(svg`<path d="M3 5h14M5.500 10h9M8 15h4" />`),
  down: icon(svg`<path d="M10 4v11M5.500 11l4.500 4.500 4.500-4.500" />`),
}
