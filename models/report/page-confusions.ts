import type { Confusion } from './confusions.ts'
import { both, type Markup, markup, type Words } from './markup.ts'
import type { Origin } from './origin.ts'
import { notAnswered } from './page-pictures.ts'
import type { Report } from './report.ts'

/** Wrong rows that a confusion shows, how many confusions, and how many of these unfolded. */
const [mostSentences, mostConfusions, firstOpen] = [8, 25, 3]

export function confusionSection(report: Report, { places }: Origin): Markup {
  const { confusions, answers, matrix } = report
  if (confusions.length === 0) return markup`<h2>${both({ zh: '没有混淆', en: 'Nothing was confused' })}</h2>`
  const totalOf = new Map(matrix.names.map((name, at) => [name, matrix.counts[at]!.reduce((sum, count) => sum + count, 0)]))
  const entry = ({ wanted, given, n, rows }: Confusion, at: number) => {
    const total = totalOf.get(wanted) ?? report.overall.outOfScope
    const sentences = rows
      .slice(0, mostSentences)
      .map(
        row => markup`<li>${answers.rows[row]!.text} <small>${answers.probability[row]!.toFixed(2)} · ${places[row] ?? null}</small></li>`,
      )
    return markup`<details${at < firstOpen ? { source: ' open' } : null}><summary><b>${wanted}</b> › <b>${given === null ? both(notAnswered) : given}</b> · ${n} / ${total}</summary><ul>${sentences}</ul>${more(n - mostSentences, { zh: '条', en: 'lines' })}</details>`
  }
  const group = (title: Words, own: readonly Confusion[]) =>
    own.length === 0
      ? null
      : markup`<h3>${both(title)}</h3>${own.slice(0, mostConfusions).map(entry)}${more(own.length - mostConfusions, { zh: '种混淆', en: 'kinds of confusion' })}`
  return markup`<h2>${both({ zh: '错得最多的句子', en: 'Worst confusions' })}</h2>
<p class="quiet">${both({ zh: '应有 › 给出 · 条数 / 该意图总数；句后是给出的概率，最有把握的错误在前。', en: 'meant › taken for · lines / all of that intent; behind a sentence its probability, the surest mistakes first.' })}</p>
${group(
  { zh: '当成了别的意图', en: 'Taken for another intent' },
  confusions.filter(({ given }) => given !== null),
)}
${group(
  { zh: '本该回答而没有回答', en: 'Not answered, and should have been' },
  confusions.filter(({ given }) => given === null),
)}`
}

function more(count: number, what: Words): Markup | null {
  return count <= 0 ? null : markup`<p class="quiet">${both({ zh: `另有 ${count} ${what.zh}`, en: `and ${count} more ${what.en}` })}</p>`
}
