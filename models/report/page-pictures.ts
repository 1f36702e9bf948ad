import { coverageChart, heatMap, percent, reliabilityChart, rocChart, scoresChart } from './charts.ts'
import { both, type Markup, markup, type Words } from './markup.ts'
import type { Origin } from './origin.ts'
import type { Report } from './report.ts'

const zoomed = 14
export const notAnswered: Words = { zh: '不回答', en: 'not answered' }

export function chartSection(report: Report, { keep }: Origin): Markup {
  const { overall, coverage, roc, scores } = report
  const { inScope, outOfScope, abstained } = overall
  const rightAnswers = (overall.accuracyAtPoint?.value ?? 0) * inScope
  const answered = inScope - abstained.inScope
  const figure = (title: Words, text: Words, drawn: Markup) =>
    markup`<figure><figcaption><h3>${both(title)}</h3><p>${both(text)}</p></figcaption>${drawn}</figure>`
  const sides = [
    { side: 'inside' as const, label: { zh: '范围内', en: 'in scope' } },
    { side: 'outside' as const, label: { zh: '范围外', en: 'out of scope' } },
  ]
  const curves = [
    {
      side: 'inside' as const,
      label: { zh: '仅范围内消息', en: 'messages in scope' },
      points: coverage.inScope,
      point: { abstained: abstained.inScope / inScope, accuracy: rightAnswers / answered },
    },
    ...(outOfScope === 0
      ? []
      : [
          {
            side: 'outside' as const,
            label: { zh: '全部消息', en: 'all messages' },
            points: coverage.everything,
            point: {
              abstained: (abstained.inScope + abstained.outOfScope) / (inScope + outOfScope),
              accuracy: rightAnswers / (answered + outOfScope - abstained.outOfScope),
            },
          },
        ]),
  ]
  const set: Words =
    keep === null
      ? { zh: '', en: '' }
      : { zh: `（训练时设定保留 ${percent(keep, 0)}）`, en: ` (set in training to let ${percent(keep, 0)} through)` }
  return markup`<h2>${both({ zh: '可信到什么程度', en: 'How far it can be trusted' })}</h2><div class="charts">
${
  inScope === 0
    ? null
    : [
        figure(
          { zh: '可靠性', en: 'Reliability' },
          {
            zh: '点越大条数越多；落在对角线上就是说到做到。',
            en: 'A larger dot is more lines; on the diagonal a probability means what it says.',
          },
          reliabilityChart(report.reliability),
        ),
        figure(
          { zh: '准确率与不回答', en: 'Accuracy versus abstention' },
          {
            zh: `得分最高的先不回答；圆圈是当前工作点${set.zh}。`,
            en: `The highest scores go unanswered first; the ring is the operating point${set.en}.`,
          },
          coverageChart(curves),
        ),
      ]
}
${
  roc.length === 0
    ? null
    : [
        figure(
          {
            zh: `范围外识别（AUROC ${overall.auroc?.value.toFixed(3)}）`,
            en: `Out-of-scope detection (AUROC ${overall.auroc?.value.toFixed(3)})`,
          },
          { zh: '左上角最好；对角线等于瞎猜。', en: 'Best is the upper left; the diagonal is a guess.' },
          rocChart(roc, { caught: abstained.outOfScope / outOfScope, falseAlarms: abstained.inScope / inScope }),
        ),
        figure(
          { zh: '范围外得分的分布', en: 'Where the out-of-scope scores lie' },
          { zh: '两边重叠处分不开。', en: 'Where both overlap they cannot be told apart.' },
          scoresChart(scores, sides),
        ),
      ]
}</div>`
}

export function matrixSection(report: Report): Markup {
  const { matrix, confusions } = report
  const { names, counts } = matrix
  const size = names.length
  const oos = { zh: '范围外', en: 'out of scope' }
  const totals = counts.map(row => row.reduce((sum, count) => sum + count, 0))
  const drawn = (rows: number[], columns: number[], cell: number) =>
    heatMap({
      rows: rows.map(at => names[at] ?? oos),
      columns: columns.map(at => names[at] ?? notAnswered),
      counts: rows.map(row => columns.map(column => counts[row]![column]!)),
      totals: rows.map(row => totals[row]!),
      kindOf: (row, column) => (rows[row] === columns[column] ? 'right' : columns[column] === size ? 'held' : 'wrong'),
      cell,
    })
  const rows = Array.from(counts.keys())
  const columns = [...names.keys(), size]
  const worst = new Set<string>()
  for (const { wanted, given } of confusions) {
    if (worst.size >= zoomed) break
    if (given !== null) for (const name of [wanted, given]) if (names.includes(name)) worst.add(name)
  }
  const close = Array.from(names.keys()).filter(at => worst.has(names[at]!))
  const isLarge = size > zoomed + 4
  const key = (kind: 'right' | 'wrong' | 'held', words: Words) => markup`<span class="key ${kind}">${both(words)}</span> `
  return markup`<h2>${both({ zh: '混淆矩阵', en: 'Confusion matrix' })}</h2>
<p>${both({ zh: '行是应有的意图，列是系统给出的；互相混淆的排在一起，错得多的在前。', en: 'Rows are what was meant, columns what it was taken for; what is confused stands together, the worst first.' })} ${key('right', { zh: '对', en: 'right' })}${key('wrong', { zh: '错', en: 'wrong' })}${key('held', notAnswered)}</p>
${isLarge && close.length > 0 ? markup`<h3>${both({ zh: '最容易混淆的意图', en: 'The most confused' })}</h3><div class="scroll" tabindex="0">${drawn(close, [...close, size], 30)}</div><h3>${both({ zh: '全部', en: 'All of them' })}</h3>` : null}
<div class="scroll" tabindex="0">${drawn(rows, columns, isLarge ? 12 : 30)}</div>`
}
