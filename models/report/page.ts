import { undetermined } from '../message-language.ts'
import type { Estimate } from '../metrics.ts'
import { intervalMark, percent } from './charts.ts'
import { both, type Markup, markup, type Words } from './markup.ts'
import type { Language, Origin } from './origin.ts'
import { comparisonSection } from './page-comparison.ts'
import { confusionSection } from './page-confusions.ts'
import { chartSection, matrixSection, notAnswered } from './page-pictures.ts'
import { pageStyle } from './page-style.ts'
import type { GroupReport, Report } from './report.ts'

/** A language of a smaller share gets no column of its own. */
const leastShare = 0.05

/**
 * One HTML file that needs nothing else: no script runs in it and nothing is fetched, which its content security policy also holds. The sentences
 * of the data are hostile until escaped (`markup`). Both languages are in it; `language` is the one that shows first.
 */
export function toPage(report: Report, origin: Origin, language: Language): string {
  const title = { zh: '意图分类评估报告', en: 'How well the intents are told' }
  const page = markup`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${title[language]}</title><style>${{ source: pageStyle }}</style></head><body>
<main><input class="choice" type="radio" name="language" id="show-zh" aria-label="中文"${language === 'zh' ? checked : null}><input class="choice" type="radio" name="language" id="show-en" aria-label="English"${language === 'en' ? checked : null}>
<div class="languages"><label for="show-zh">中文</label> <label for="show-en">English</label></div>
<h1>${both(title)}</h1>${originSection(report, origin)}${tiles(report.overall, origin)}
${report.comparison === undefined ? null : comparisonSection(report, report.comparison, origin)}
${languageSection(report)}${chartSection(report, origin)}${matrixSection(report)}${confusionSection(report, origin)}${intentSection(report)}${notes(origin)}
</main></body></html>
`
  return page.source
}

const checked = { source: ' checked' }

function originSection({ overall }: Report, { how, model, data, folds, card, other, date }: Origin): Markup {
  const judged: Words = {
    bundle: { zh: `意图包 ${model}`, en: `the bundle ${model}` },
    trained: { zh: '为本次评估在另外的句子上训练的模型', en: 'a model trained for this on other lines' },
    folds: { zh: `${folds} 折交叉验证：每条由没有见过它的模型判断`, en: `${folds} folds: each line by a model that has not seen it` },
  }[how]
  const entries: [Words, Markup | string][] = [
    [{ zh: '评估对象', en: 'judged' }, both(judged)],
    [
      { zh: '数据', en: 'on' },
      both({
        zh: `${data.join('、')}：范围内 ${overall.inScope} 条，范围外 ${overall.outOfScope} 条`,
        en: `${data.join(', ')}: ${overall.inScope} lines in scope, ${overall.outOfScope} out of scope`,
      }),
    ],
    [{ zh: '评估时间', en: 'at' }, date],
  ]
  if (other !== null) entries.push([{ zh: '对比', en: 'compared with' }, other])
  if (card !== null)
    entries.push(
      [
        { zh: '训练', en: 'trained' },
        both({
          zh: `${card.date}，随机种子 ${card.seed}，${card.data.rows} 条意图句与 ${card.data.outOfScopeRows} 条范围外句`,
          en: `${card.date}, seed ${card.seed}, ${card.data.rows} lines of intents and ${card.data.outOfScopeRows} out of scope`,
        }),
      ],
      [{ zh: '训练数据 sha256', en: 'its data, sha256' }, markup`<code>${card.data.sha256}</code>`],
      [{ zh: '编码器', en: 'encoder' }, markup`<code>${card.encoder}</code>`],
    )
  return markup`<dl class="card">${entries.map(([name, value]) => markup`<dt>${both(name)}</dt><dd>${value}</dd>`)}</dl>`
}

function tiles(overall: GroupReport, { latency }: Origin): Markup {
  const tile = (name: Words, value: string, under: string) =>
    markup`<div class="tile"><span>${both(name)}</span><b>${value}</b><small>${under}</small></div>`
  const figure = (name: Words, estimate: Estimate | null, write: (value: number) => string) =>
    estimate === null ? tile(name, '–', '') : tile(name, write(estimate.value), `${write(estimate.low)} – ${write(estimate.high)}`)
  const three = (value: number) => value.toFixed(3)
  return markup`<div class="tiles">
${figure({ zh: '范围内准确率', en: 'accuracy in scope' }, overall.accuracy, percent)}
${figure({ zh: '宏平均 F1', en: 'macro-F1' }, overall.macroF1, percent)}
${figure({ zh: '校准误差 ECE', en: 'calibration error' }, overall.ece, three)}
${figure({ zh: '范围外 AUROC', en: 'out-of-scope AUROC' }, overall.auroc, three)}
${figure({ zh: '工作点：识别的范围外', en: 'caught out of scope, at the operating point' }, overall.recallAtPoint, percent)}
${figure({ zh: '工作点：范围内答对', en: 'right in scope, at the operating point' }, overall.accuracyAtPoint, percent)}
${figure({ zh: '工作点：MCC', en: 'MCC at the operating point' }, overall.mcc, three)}
${tile({ zh: '单条耗时 p50', en: 'one message, p50' }, `${latency.p50.toFixed(1)} ms`, `p95 ${latency.p95.toFixed(1)} ms`)}
</div><p class="quiet">${both({ zh: '小字为 95 % 置信区间。', en: 'Small figures are 95 % intervals.' })}</p>`
}

function languageSection({ languages, overall }: Report): Markup {
  const cell = (estimate: Estimate | null, write: (value: number) => string = percent) =>
    estimate === null
      ? markup`<td>–</td>`
      : markup`<td>${write(estimate.value)} <small>${write(estimate.low)}–${write(estimate.high)}</small></td>`
  const three = (value: number) => value.toFixed(3)
  const row = (name: Markup, group: GroupReport) =>
    markup`<tr><td>${name}</td><td>${group.inScope} + ${group.outOfScope}</td>${cell(group.accuracy)}${cell(group.macroF1)}${cell(group.ece, three)}${cell(group.auroc, three)}${cell(group.recallAtPoint)}${cell(group.accuracyAtPoint)}</tr>`
  const heads: Words[] = [
    { zh: '语言', en: 'language' },
    { zh: '条数（内 + 外）', en: 'lines in + out' },
    { zh: '准确率', en: 'accuracy' },
    { zh: '宏平均 F1', en: 'macro-F1' },
    { zh: 'ECE', en: 'ECE' },
    { zh: 'AUROC', en: 'AUROC' },
    { zh: '识别的范围外', en: 'caught' },
    { zh: '工作点答对', en: 'right at the point' },
  ]
  return markup`<h2>${both({ zh: '按语言', en: 'By language' })}</h2><div class="wide" tabindex="0"><table><thead><tr>${heads.map(head => markup`<th>${both(head)}</th>`)}</tr></thead><tbody>
${row(both({ zh: '全部', en: 'all' }), overall)}${languages.map(group => row(group.language === undetermined ? both({ zh: '未能判定', en: 'undetermined' }) : markup`${group.language}`, group))}</tbody></table></div>`
}

function intentSection({ intents, languages, overall }: Report): Markup {
  const tags = languages.filter(({ inScope }) => inScope >= leastShare * overall.inScope).map(({ language }) => language)
  const byF1 = intents.toSorted((a, b) => (a.f1?.value ?? 0) - (b.f1?.value ?? 0))
  const share = (estimate: Estimate | null) => (estimate === null ? '–' : percent(estimate.value))
  const rows = byF1.map(
    ({ intent, n, f1, precision, recall, abstained, byLanguage }) =>
      markup`<tr><td>${intent}</td><td>${n}</td><td>${f1 === null ? null : [intervalMark(f1), markup` ${percent(f1.value)} <small>${percent(f1.low, 0)}–${percent(f1.high, 0)}</small>`]}</td><td>${share(precision)}</td><td>${share(recall)}</td><td>${percent(abstained)}</td>${tags.map(tag => markup`<td>${byLanguage[tag] === undefined ? '–' : [percent(byLanguage[tag].f1), markup` <small>n = ${byLanguage[tag].n}</small>`]}</td>`)}</tr>`,
  )
  const heads: Words[] = [
    { zh: '意图', en: 'intent' },
    { zh: '条数', en: 'lines' },
    { zh: 'F1（95 % 区间）', en: 'F1 (95 % interval)' },
    { zh: '精确率', en: 'precision' },
    { zh: '召回率', en: 'recall' },
    notAnswered,
    ...tags.map(tag => ({ zh: `F1 ${tag}`, en: `F1 ${tag}` })),
  ]
  return markup`<h2>${both({ zh: '按意图', en: 'By intent' })}</h2><p class="quiet">${both({ zh: '最差的在前；精确率、召回率与 F1 不计不回答。', en: 'The worst first; precision, recall and F1 leave abstention aside.' })}</p>
<div class="wide" tabindex="0"><table><thead><tr>${heads.map(head => markup`<th>${both(head)}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`
}

function notes({ how }: Origin): Markup {
  return markup`<h2>${both({ zh: '这些数字怎么来的', en: 'How these figures are made' })}</h2><p>${both({
    zh: '准确率、F1 与 ECE（15 个等宽区间）只看范围内的句子，不计不回答。AUROC、识别率与 MCC 以范围外为正类。“工作点答对”把没有回答的算作错。区间是分层自助法 1000 次重抽的 2.5 % 与 97.5 % 分位数（Efron 与 Tibshirani 1993）。',
    en: 'Accuracy, F1 and ECE (15 equal bins) are of lines in scope, abstention aside. AUROC, what is caught and MCC take out of scope as positive. “Right at the point” counts what is not answered as wrong. Intervals are the 2.5 % and 97.5 % percentiles of 1,000 stratified resamples (Efron and Tibshirani 1993).',
  })}</p>${
    how === 'folds'
      ? markup`<p>${both({ zh: '相近的句子可能分在不同的折里，因此交叉验证偏乐观；另写的测试句更可信。', en: 'Lines that are variants of each other may lie in different folds, so that folds read a little optimistic; lines written apart judge better.' })}</p>`
      : null
  }`
}
