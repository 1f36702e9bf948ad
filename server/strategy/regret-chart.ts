import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { type Contender, type Curves, contenders } from './simulation.ts'

const width = 760
const height = 420
const margin = { top: 48, right: 190, bottom: 52, left: 64 }
/** Points of a curve: more than pixels help nobody. */
const mostPoints = 400

const looks: Record<Contender, { colour: string; dash: string; label: string }> = {
  bandit: { colour: '#0b6e4f', dash: '', label: 'the strategy · 策略' },
  greedy: { colour: '#b3541e', dash: '6 3', label: 'greedy · 贪心' },
  best_fixed: { colour: '#5b4b8a', dash: '2 3', label: 'best fixed arm · 最佳固定' },
  uniform: { colour: '#6b6b6b', dash: '8 3 2 3', label: 'at random · 随机' },
}

/** Cumulative regret over shoppers, mean over seeds, as one SVG document. */
export function regretChart(curves: Curves, driftAt: number, seeds: number): string {
  const shoppers = curves.bandit.length
  const summed = Object.fromEntries(contenders.map(name => [name, summedUp(curves[name])])) as Record<Contender, Float64Array>
  const x = scaleLinear([0, shoppers], [margin.left, width - margin.right])
  const y = scaleLinear([0, Math.max(...contenders.map(name => summed[name].at(-1)!))], [height - margin.bottom, margin.top]).nice()
  const at = Array.from({ length: Math.min(mostPoints, shoppers) }, (_, point, many = Math.min(mostPoints, shoppers)) =>
    Math.min(shoppers - 1, Math.round((point / Math.max(1, many - 1)) * (shoppers - 1))),
  )
  const path = (values: Float64Array) =>
    line<number>()
      .x(place => x(place + 1))
      .y(place => y(values[place]!))(at)
  const ticks = (values: readonly number[], mark: (value: number) => string) => values.map(mark).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t" font-family="system-ui, sans-serif" font-size="12">
<title id="t">Cumulative regret in first orders over ${shoppers} simulated shoppers, mean of ${seeds} seeds · 模拟顾客的累计遗憾（首单数），${seeds} 个种子的平均</title>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="${margin.left}" y="22" font-size="14" fill="#1a1a1a">First orders lost against the best choices (simulated) · 与最佳选择相比少得的首单（模拟）</text>
${ticks(y.ticks(6), value => `<g><line x1="${margin.left}" x2="${width - margin.right}" y1="${y(value)}" y2="${y(value)}" stroke="#e2e2e2"/><text x="${margin.left - 8}" y="${y(value) + 4}" text-anchor="end" fill="#444">${value}</text></g>`)}
${ticks(x.ticks(6), value => `<text x="${x(value)}" y="${height - margin.bottom + 18}" text-anchor="middle" fill="#444">${value}</text>`)}
<text x="${(margin.left + width - margin.right) / 2}" y="${height - 12}" text-anchor="middle" fill="#444">shoppers · 顾客数</text>
<line x1="${x(driftAt)}" x2="${x(driftAt)}" y1="${margin.top}" y2="${height - margin.bottom}" stroke="#999" stroke-dasharray="3 3"/>
<text x="${x(driftAt) + 5}" y="${margin.top + 12}" fill="#444">shoppers change · 顾客变了</text>
${contenders
  .map(name => {
    const { colour, dash, label } = looks[name]
    const last = y(summed[name].at(-1)!)
    return `<g><path d="${path(summed[name])}" fill="none" stroke="${colour}" stroke-width="2"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/><text x="${width - margin.right + 6}" y="${last + 4}" fill="${colour}">${label}</text></g>`
  })
  .join('\n')}
</svg>
`
}

function summedUp(values: Float64Array): Float64Array {
  let sum = 0
  return values.map(value => {
    sum += value
    return sum
  })
}
