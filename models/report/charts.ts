import { type ScaleLinear, scaleLinear } from 'd3-scale'
import { area, curveStepAfter, line } from 'd3-shape'
import type { Estimate } from '../metrics.ts'
import type { CoveragePoint, ReliabilityBin, RocPoint, ScoreBin } from './curves.ts'
import { both, type Markup, markup, type Part, type Words } from './markup.ts'

// Each chart is one SVG whose colours are classes of the page's style, so that it follows light, dark and paper.

const size = { width: 400, height: 290 }
/** What a sheet of paper is wide. */
const paper = 680
const edge = { left: 52, right: 22, top: 14, bottom: 44 }

type Scale = ScaleLinear<number, number>
type Axis = { label: Words; domain: readonly [number, number]; ticks?: number }

/** Dots where a bin's mean confidence meets its accuracy, larger for more rows; perfect calibration is the diagonal. */
export function reliabilityChart(bins: readonly ReliabilityBin[]): Markup {
  const most = Math.max(...bins.map(({ n }) => n))
  return chart(
    { label: { zh: '模型给出的概率', en: 'probability given' }, domain: [0, 1] },
    { label: { zh: '实际正确的比例', en: 'share that was right' }, domain: [0, 1] },
    (x, y) => [
      diagonal(x, y),
      bins.map(
        ({ confidence, accuracy, n, low, high }) =>
          markup`<line class="gap" x1="${px(x(confidence))}" y1="${px(y(accuracy))}" x2="${px(x(confidence))}" y2="${px(y(confidence))}"/>
<circle class="inside dot" cx="${px(x(confidence))}" cy="${px(y(accuracy))}" r="${px(3 + 9 * Math.sqrt(n / most))}"><title>${percent(low, 0)}–${percent(high, 0)}: ${percent(accuracy)} / ${percent(confidence)}, n = ${n}</title></circle>`,
      ),
    ],
  )
}

/** Accuracy of what is answered while the share that is not grows; `point` is where the model stands. */
export function coverageChart(
  curves: readonly { side: 'inside' | 'outside'; label: Words; points: readonly CoveragePoint[]; point: CoveragePoint }[],
): Markup {
  const least = Math.min(...curves.flatMap(({ points }) => points.map(({ accuracy }) => accuracy)))
  return chart(
    { label: { zh: '不回答的比例', en: 'share not answered' }, domain: [0, 1] },
    { label: { zh: '回答中正确的比例', en: 'right among answers' }, domain: [Math.min(0.9, Math.floor(least * 10) / 10), 1] },
    (x, y) => [
      curves.map(({ side, points, point }) => [
        path(
          side,
          points.map(({ abstained, accuracy }) => [x(abstained), y(accuracy)]),
        ),
        // Where nothing is answered nothing is right or wrong.
        Number.isNaN(point.accuracy)
          ? null
          : operatingPoint(x(point.abstained), y(point.accuracy), `${percent(point.abstained)} › ${percent(point.accuracy)}`),
      ]),
      legend(curves, { x: size.width - edge.right - 8, y: size.height - edge.bottom - 14 * curves.length, anchor: 'end' }),
    ],
  )
}

export function rocChart(points: readonly RocPoint[], point: RocPoint): Markup {
  return chart(
    { label: { zh: '误判为范围外的范围内消息', en: 'in-scope messages not answered' }, domain: [0, 1] },
    { label: { zh: '识别出的范围外消息', en: 'out-of-scope messages caught' }, domain: [0, 1] },
    (x, y) => [
      diagonal(x, y),
      path(
        'inside',
        points.map(({ falseAlarms, caught }) => [x(falseAlarms), y(caught)]),
      ),
      operatingPoint(x(point.falseAlarms), y(point.caught), `${percent(point.falseAlarms)} › ${percent(point.caught)}`),
    ],
  )
}

export function scoresChart(bins: readonly ScoreBin[], sides: readonly { side: 'inside' | 'outside'; label: Words }[]): Markup {
  const highest = Math.max(...bins.flatMap(bin => sides.map(({ side }) => bin[side])))
  return chart(
    { label: { zh: '范围外得分', en: 'out-of-scope score' }, domain: [0, 1] },
    { label: { zh: '消息的比例', en: 'share of messages' }, domain: [0, highest], ticks: 4 },
    (x, y) => [
      sides.map(({ side }) => {
        const steps = [...bins, { ...bins.at(-1)!, low: 1 }]
        const shape = area<ScoreBin>()
          .x(({ low }) => x(low))
          .y0(y(0))
          .y1(bin => y(bin[side]))
          .curve(curveStepAfter)
          .digits(1)
        return markup`<path class="${side} shape" d="${shape(steps) ?? ''}"/>`
      }),
      legend(sides, { x: (size.width + edge.left) / 2, y: edge.top + 8, anchor: 'middle' }),
    ],
  )
}

/** Rows are what is wanted, columns what was taken; `kinds` says whether a cell is right, held back or wrong. */
export function heatMap(options: {
  rows: readonly (string | Words)[]
  columns: readonly (string | Words)[]
  counts: readonly (readonly number[])[]
  totals: readonly number[]
  kindOf: (row: number, column: number) => 'right' | 'held' | 'wrong'
  cell: number
}): Markup {
  const { rows, columns, counts, totals, kindOf, cell } = options
  const letter = Math.max(9, Math.min(12, cell * 0.8))
  const room = (names: readonly (string | Words)[]) => Math.min(230, Math.max(...names.map(widthOf)) * letter * 0.6 + 8)
  const [left, top] = [room(rows), room(columns)]
  const name = (of: string | Words) => (typeof of === 'string' ? markup`${shortened(of)}` : both(of, 'tspan'))
  const plain = (of: string | Words) => (typeof of === 'string' ? of : `${of.zh} ${of.en}`)
  const cells = rows.map((row, at) =>
    columns.map((column, to) => {
      const count = counts[at]![to]!
      if (count === 0) return null
      const share = count / totals[at]!
      const [x, y] = [to * cell, at * cell]
      const number = cell < 22 ? null : markup`<text class="count" x="${px(x + cell / 2)}" y="${px(y + cell / 2)}">${count}</text>`
      return markup`<g><title>${plain(row)} › ${plain(column)}: ${count} / ${totals[at]!} (${percent(share)})</title><rect class="${kindOf(at, to)}" x="${x}" y="${y}" width="${cell - 1}" height="${cell - 1}" fill-opacity="${(0.15 + 0.85 * Math.sqrt(share)).toFixed(2)}"/>${number}</g>`
    }),
  )
  const [width, height] = [columns.length * cell, rows.length * cell]
  const part = (wide: number, high: number, drawn: Part) =>
    markup`<svg width="${px(wide)}" height="${px(high)}" viewBox="0 0 ${px(wide)} ${px(high)}" font-size="${px(letter)}">${drawn}</svg>`
  const names = rows.map(
    (row, at) =>
      markup`<text x="${px(left - 5)}" y="${px((at + 0.5) * cell)}" text-anchor="end" dominant-baseline="central">${name(row)}</text>`,
  )
  const heads = columns.map(
    (column, at) =>
      markup`<text transform="translate(${px((at + 0.5) * cell)} ${px(top - 5)}) rotate(-90)" dominant-baseline="central">${name(column)}</text>`,
  )
  return markup`<div class="heat" style="--fit: ${Math.min(1, paper / (left + width)).toFixed(2)}"><div class="corner"></div><div class="heads">${part(width, top, heads)}</div>
<div class="names">${part(left, height, names)}</div><div class="cells">${part(width, height, cells)}</div></div>`
}

/** A figure between 0 and 1 with its interval, as small as a line of a table. */
export function intervalMark({ value, low, high }: Estimate): Markup {
  const at = (share: number) => px(4 + 92 * share)
  return markup`<svg class="mark" viewBox="0 0 100 12" aria-hidden="true"><line class="rail" x1="4" y1="6" x2="96" y2="6"/><line class="inside span" x1="${at(low)}" y1="6" x2="${at(high)}" y2="6"/><circle class="inside dot" cx="${at(value)}" cy="6" r="3.5"/></svg>`
}

export function percent(share: number, digits = 1): string {
  return `${(100 * share).toFixed(digits)} %`
}

function chart(across: Axis, up: Axis, body: (x: Scale, y: Scale) => Part): Markup {
  const x = scaleLinear(across.domain, [edge.left, size.width - edge.right])
  const y = scaleLinear(up.domain, [size.height - edge.bottom, edge.top])
  const format = (scale: Scale, count: number) => scale.tickFormat(count, '%')
  const [countAcross, countUp] = [across.ticks ?? 5, up.ticks ?? 5]
  const xTicks = x.ticks(countAcross).map(
    tick => markup`<line class="grid" x1="${px(x(tick))}" x2="${px(x(tick))}" y1="${edge.top}" y2="${size.height - edge.bottom}"/>
<text x="${px(x(tick))}" y="${size.height - edge.bottom + 16}" text-anchor="middle">${format(x, countAcross)(tick)}</text>`,
  )
  const yTicks = y.ticks(countUp).map(
    tick => markup`<line class="grid" x1="${edge.left}" x2="${size.width - edge.right}" y1="${px(y(tick))}" y2="${px(y(tick))}"/>
<text x="${edge.left - 6}" y="${px(y(tick))}" text-anchor="end" dominant-baseline="central">${format(y, countUp)(tick)}</text>`,
  )
  return markup`<svg class="chart" viewBox="0 0 ${size.width} ${size.height}" font-size="12">${xTicks}${yTicks}
<text class="label" x="${(size.width + edge.left - edge.right) / 2}" y="${size.height - 8}" text-anchor="middle">${both(across.label, 'tspan')}</text>
<text class="label" transform="translate(11 ${(size.height - edge.bottom + edge.top) / 2}) rotate(-90)" text-anchor="middle">${both(up.label, 'tspan')}</text>
${body(x, y)}</svg>`
}

function diagonal(x: Scale, y: Scale): Markup {
  return markup`<line class="diagonal" x1="${px(x(0))}" y1="${px(y(0))}" x2="${px(x(1))}" y2="${px(y(1))}"/>`
}

function path(side: 'inside' | 'outside', points: [number, number][]): Markup {
  return markup`<path class="${side} curve" d="${line().digits(1)(points) ?? ''}"/>`
}

function operatingPoint(x: number, y: number, title: string): Markup {
  return markup`<circle class="point" cx="${px(x)}" cy="${px(y)}" r="5"><title>${title}</title></circle>`
}

function legend(
  entries: readonly { side: 'inside' | 'outside'; label: Words }[],
  { x, y, anchor }: { x: number; y: number; anchor: 'middle' | 'end' },
): Markup[] {
  return entries.map(
    ({ side, label }, at) =>
      markup`<text class="${side} legend" x="${x}" y="${y + 16 * at}" text-anchor="${anchor}">${both(label, 'tspan')}</text>`,
  )
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10)
}

const longestName = 34

function shortened(name: string): string {
  return Array.from(name).length > longestName
    ? `${Array.from(name)
        .slice(0, longestName - 1)
        .join('')}…`
    : name
}

/** In letters; a Chinese character is as wide as nearly two. */
function widthOf(name: string | Words): number {
  if (typeof name !== 'string') return Math.max(widthOf(name.zh), widthOf(name.en))
  return Array.from(shortened(name)).reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 1.7 : 1), 0)
}
