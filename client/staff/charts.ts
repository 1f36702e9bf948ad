import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { html, svg, type TemplateResult } from 'lit'

export type Bar = { label: string; value: number; told: string }

/** Bars lying side by side on one scale, each with its number: read as a picture; a table beside it has the same. */
export function bars(rows: readonly Bar[]): TemplateResult {
  const width = scaleLinear()
    .domain([0, Math.max(1, ...rows.map(({ value }) => value))])
    .range([0, 100])
  return html`<ul class="bars" aria-hidden="true">
    ${rows.map(
      ({ label, value, told }) =>
        html`<li><span>${label}</span><svg viewBox="0 0 100 10" preserveAspectRatio="none">${svg`<rect width="100" height="10" class="ground"></rect><rect width=${width(value)} height="10"></rect>`}</svg><b>${told}</b></li>`,
    )}
  </ul>`
}

/** A value with how far it may be from it, on a scale that holds 0. */
export function span(value: number, [low, high]: readonly [number, number], told: (value: number) => string): TemplateResult {
  const reach = Math.max(Math.abs(low), Math.abs(high)) || 1
  const x = scaleLinear().domain([-reach, reach]).range([30, 450])
  return html`<svg class="span" viewBox="0 0 480 44" aria-hidden="true">
    ${svg`<line class="zero" x1=${x(0)} x2=${x(0)} y1="4" y2="28"></line><line class="reach" x1=${x(low)} x2=${x(high)} y1="16" y2="16"></line><circle cx=${x(value)} cy="16" r="6"></circle>`}
    ${[low, 0, high].map(at => svg`<text x=${x(at)} y="42" text-anchor="middle">${told(at)}</text>`)}
  </svg>`
}

const box = { width: 480, height: 150, left: 26, right: 22, top: 12, bottom: 24 }

/** A line through points in order, on a fixed scale of values. */
export function curve(points: readonly { label: string; value: number }[], domain: readonly [number, number]): TemplateResult {
  const x = scalePoint<number>()
    .domain(points.map((_, at) => at))
    .range([box.left, box.width - box.right])
  const y = scaleLinear()
    .domain(domain)
    .range([box.height - box.bottom, box.top])
  const path = line<{ value: number }>()
    .x((_, at) => x(at)!)
    .y(({ value }) => y(value))(points)
  // Labels that would touch are left out.
  const every = Math.ceil(points.length / 6)
  return html`<svg class="curve" viewBox=${`0 0 ${box.width} ${box.height}`} aria-hidden="true">
    ${y.ticks(4).map(tick => svg`<line x1=${box.left} x2=${box.width - box.right} y1=${y(tick)} y2=${y(tick)}></line><text x=${box.left - 8} y=${y(tick) + 4} text-anchor="end">${tick}</text>`)}
    ${svg`<path d=${path ?? ''}></path>`}
    ${points.map(({ label, value }, at) => svg`<circle cx=${x(at)!} cy=${y(value)} r="3.5"></circle>${at % every === 0 ? svg`<text x=${x(at)!} y=${box.height - 6} text-anchor="middle">${label}</text>` : ''}`)}
  </svg>`
}
