import type { Estimate } from '../../models/metrics.ts'
import { type Comparison, writeChance } from '../../models/report/comparison.ts'
import type { Confusion } from '../../models/report/confusions.ts'
import type { Origin } from '../../models/report/origin.ts'
import type { GroupReport, Report } from '../../models/report/report.ts'
import { plainText, toTable } from './plain-text.ts'

const [mostConfusions, mostLines, mostChanged] = [8, 2, 10]

/** The report for a terminal: the worst intents last, where the eye is. */
export function toText(report: Report, origin: Origin): string {
  return [
    `${toTitle(origin)}; behind a figure its 95 % interval\n`,
    toTable(['intent', 'n', 'precision', 'recall', 'F1', '', 'abstained'], toIntentRows(report)),
    '',
    toTable(
      ['', 'n', 'oos', 'accuracy', '', 'macro-F1', '', 'ECE', 'AUROC', '', 'oos caught', 'right at the point', 'abstained'],
      toGroupRows(report),
    ),
    ...toConfusions(report, origin),
    ...(report.comparison === undefined ? [] : toComparison(report, report.comparison, origin)),
    '',
    `one message: p50 ${origin.latency.p50.toFixed(1)} ms, p95 ${origin.latency.p95.toFixed(1)} ms`,
  ].join('\n')
}

function toTitle({ how, model, folds, data }: Origin): string {
  const judged = { bundle: model, folds: `${folds} folds`, trained: 'a bundle trained for this' }[how]
  return plainText(`${judged} on ${data.join(', ')}`)
}

function toIntentRows({ intents }: Report): string[][] {
  return intents
    .toSorted((a, b) => (b.f1?.value ?? 0) - (a.f1?.value ?? 0))
    .map(({ intent, n, precision, recall, f1, abstained }) => [
      intent,
      String(n),
      share(precision),
      share(recall),
      ...withInterval(f1),
      percent(abstained),
    ])
}

function toGroupRows({ overall, languages }: Report): string[][] {
  const row = (name: string, group: GroupReport) => [
    name,
    String(group.inScope),
    String(group.outOfScope),
    ...withInterval(group.accuracy),
    ...withInterval(group.macroF1),
    group.ece?.value.toFixed(3) ?? '–',
    group.auroc?.value.toFixed(3) ?? '–',
    group.auroc === null ? '' : `${group.auroc.low.toFixed(3)}–${group.auroc.high.toFixed(3)}`,
    share(group.recallAtPoint),
    share(group.accuracyAtPoint),
    percent((group.abstained.inScope + group.abstained.outOfScope) / (group.inScope + group.outOfScope)),
  ]
  return [row('all', overall), ...languages.map(({ language, ...group }) => row(language, group))]
}

function toConfusions({ confusions, answers }: Report, { places }: Origin): string[] {
  const part = (title: string, own: readonly Confusion[]) => [
    ...(own.length === 0 ? [] : ['', title]),
    ...own
      .slice(0, mostConfusions)
      .flatMap(({ wanted, given, n, rows }) => [
        plainText(`  ${n} of ${wanted}${given === null ? '' : ` for ${given}`}`),
        ...rows.slice(0, mostLines).map(row => plainText(`      ${places[row]}: ${answers.rows[row]!.text}`)),
      ]),
  ]
  return [
    ...part(
      'most often taken for another intent',
      confusions.filter(({ given }) => given !== null),
    ),
    ...part(
      'most often not answered',
      confusions.filter(({ given }) => given === null),
    ),
  ]
}

function toComparison(report: Report, { differences, accuracy, served, gained, lost }: Comparison, { other, places }: Origin): string[] {
  const points = (name: string, estimate: Estimate | null, test?: Comparison['accuracy']) => [
    name,
    estimate === null ? '–' : signed(100 * estimate.value, 1),
    estimate === null ? '' : `${signed(100 * estimate.low, 1)} … ${signed(100 * estimate.high, 1)}`,
    ...(test === undefined ? ['', '', ''] : [String(test.gained), String(test.lost), writeChance(test.p)]),
  ]
  const rows = [
    points('accuracy', differences.accuracy, accuracy),
    points('macro-F1', differences.macro_f1),
    points('AUROC', differences.auroc),
    points('as served', differences.served, served),
  ]
  const changed = (title: string, of: readonly number[]) => [
    `${title}: ${of.length}`,
    ...of
      .slice(0, mostChanged)
      .map(row => plainText(`  ${places[row]}: ${report.answers.rows[row]!.text} (${report.answers.rows[row]!.intent})`)),
  ]
  return [
    '',
    plainText(`less ${other}, in points of a hundred`),
    toTable(['', 'difference', '95 % interval', 'only this right', 'only the other', 'McNemar p'], rows),
    ...changed('right only here', gained),
    ...changed('right only by the other', lost),
  ]
}

function withInterval(estimate: Estimate | null): [string, string] {
  return estimate === null ? ['–', ''] : [percent(estimate.value), `${percent(estimate.low)}–${percent(estimate.high)}`]
}

function share(estimate: Estimate | null): string {
  return estimate === null ? '–' : percent(estimate.value)
}

function percent(value: number): string {
  return (100 * value).toFixed(1)
}

function signed(value: number, digits: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`
}
