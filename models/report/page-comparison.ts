import type { Estimate } from '../metrics.ts'
import { type Comparison, type PairedTest, writeChance } from './comparison.ts'
import { both, type Markup, markup, type Words } from './markup.ts'
import type { Origin } from './origin.ts'
import type { Report } from './report.ts'

const mostRows = 40

export function comparisonSection(
  { answers, others }: Report,
  { differences, accuracy, served, gained, lost }: Comparison,
  { other, places }: Origin,
): Markup {
  const difference = (name: Words, estimate: Estimate | null, write: (value: number) => string, test: PairedTest | null) =>
    markup`<tr><td>${both(name)}</td><td>${estimate === null ? '–' : markup`<b>${write(estimate.value)}</b> <small>${write(estimate.low)} … ${write(estimate.high)}</small>`}</td>${
      test === null
        ? markup`<td></td><td></td><td></td>`
        : markup`<td>${test.gained}</td><td>${test.lost}</td><td>${writeChance(test.p)}</td>`
    }</tr>`
  const points = (value: number) => `${value < 0 ? '−' : '+'}${(100 * Math.abs(value)).toFixed(1)}`
  const thousandths = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`
  const changed = (title: Words, rows: readonly number[]) =>
    markup`<details><summary><b>${both(title)}</b> · ${rows.length}</summary><ul>${rows
      .slice(0, mostRows)
      .map(
        row =>
          markup`<li>${answers.rows[row]!.text} <small>${answers.rows[row]!.intent} · ${both({ zh: `此：${said(answers, row, 'zh')}；彼：${said(others!, row, 'zh')}`, en: `this: ${said(answers, row, 'en')}; the other: ${said(others!, row, 'en')}` })} · ${places[row] ?? null}</small></li>`,
      )}</ul>${rows.length > mostRows ? markup`<p class="quiet">${both({ zh: `另有 ${rows.length - mostRows} 条`, en: `and ${rows.length - mostRows} more` })}</p>` : null}</details>`
  const heads: Words[] = [
    { zh: '指标', en: 'figure' },
    { zh: '差（95 % 区间）', en: 'difference (95 % interval)' },
    { zh: '仅此对', en: 'only this right' },
    { zh: '仅彼对', en: 'only the other right' },
    { zh: 'McNemar p', en: 'McNemar p' },
  ]
  return markup`<h2>${both({ zh: '与另一个意图包对比', en: 'Compared with another bundle' })}</h2>
<p>${both({ zh: `同样的句子上，本意图包减去 ${other}；百分点或 AUROC。`, en: `On the same lines, this bundle less ${other}; in points of a hundred, or AUROC.` })}</p>
<div class="wide" tabindex="0"><table><thead><tr>${heads.map(head => markup`<th>${both(head)}</th>`)}</tr></thead><tbody>
${difference({ zh: '范围内准确率', en: 'accuracy in scope' }, differences.accuracy, points, accuracy)}
${difference({ zh: '宏平均 F1', en: 'macro-F1' }, differences.macro_f1, points, null)}
${difference({ zh: '范围外 AUROC', en: 'out-of-scope AUROC' }, differences.auroc, thousandths, null)}
${difference({ zh: '按工作点服务（全部句子）', en: 'as served, all lines' }, differences.served, points, served)}</tbody></table></div>
<p class="quiet">${both({ zh: 'McNemar 精确检验（1947）；区间为成对自助法。', en: 'McNemar’s exact test (1947); intervals by the paired bootstrap.' })}</p>
${changed({ zh: '只有本意图包对的句子', en: 'Right only by this bundle' }, gained)}${changed({ zh: '只有另一个对的句子', en: 'Right only by the other' }, lost)}`
}

function said({ given, intents, abstains }: Report['answers'], row: number, language: keyof Words): string {
  const notAnswered = abstains[row] === 0 ? '' : { zh: '（不回答）', en: ' (not answered)' }[language]
  return `${intents[given[row]!]}${notAnswered}`
}
