import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { wilson } from '../../models/wilson.ts'
import { splitClauses } from '../../server/language/clauses.ts'
import { clauseLines, lineLanguages, parts } from '../support/authored-lines.ts'
import { fitJoints, writeJoints } from '../support/joint-fit.ts'
import { countRight, f1 } from '../support/span-score.ts'

/**
 * How well a message is cut into what it asks: `npm run bench:clauses [-- --misses] [-- --fit]`. On the authored lines
 * (test/language/clause-lines) the share of lines whose every clause is right to the character, and F1 over the places where a further clause begins; on
 * the held-back intent lines without a mark inside, which ask one thing, how many are cut all the same. `--misses` prints those of the fitted
 * part; `--fit` fits the joints anew.
 */
const { values: flags } = parseArgs({ options: { misses: { type: 'boolean', default: false }, fit: { type: 'boolean', default: false } } })

if (flags.fit) {
  writeJoints(fitJoints(1))
  console.log('fitted; build and run again to measure')
  process.exit()
}

const lines = clauseLines().map(line => ({ ...line, found: splitClauses(line.text) }))
const placesOf = (clauses: readonly { start: number; end: number }[]) => clauses.map(({ start, end }) => `${start}-${end}`)
const isRight = ({ clauses, found }: (typeof lines)[number]) => placesOf(clauses).join() === placesOf(found).join()

if (flags.misses) {
  for (const line of lines.filter(each => each.part === 'fitted' && !isRight(each)))
    console.log(`wanted ${line.clauses.map(({ text }) => text).join(' | ')}\nfound  ${line.found.map(({ text }) => text).join(' | ')}`)
  process.exit()
}

const figures = parts.flatMap(part =>
  [...lineLanguages, undefined].map(language => {
    const of = lines.filter(line => line.part === part && (language === undefined || line.language === language))
    const right = of.filter(isRight).length
    const starts = of.map(({ clauses, found }) => {
      const later = (some: readonly { start: number }[]) => some.slice(1).map(({ start }) => String(start))
      return countRight({ wanted: later(clauses), found: later(found) })
    })
    return {
      part,
      language: language ?? 'all',
      lines: of.length,
      right,
      share: right / of.length,
      interval: wilson(right, of.length),
      boundaryF1: f1(starts),
    }
  }),
)
const percent = (share: number) => (100 * share).toFixed(1)
console.table(
  figures.map(({ share, interval, boundaryF1, ...rest }) => ({
    ...rest,
    'all right %': percent(share),
    '95 %': interval.map(percent).join('–'),
    'boundary F1 %': percent(boundaryF1),
  })),
)

const single = (['zh', 'en'] as const).map(language => {
  const texts = readFileSync(fileURLToPath(import.meta.resolve(`#root/models/training/intents/held-${language}.jsonl`)), 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => (JSON.parse(line) as { text: string }).text.replace(/[\s?？!！。.~]+$/u, ''))
    .filter(text => text !== '' && !/[,，、。！？!?；;\n]/u.test(text))
  const cut = texts.filter(text => splitClauses(text).length > 1).length
  return { language, lines: texts.length, cut, share: cut / texts.length }
})
console.table(single.map(({ share, ...rest }) => ({ ...rest, 'cut %': percent(share) })))
console.log(JSON.stringify({ figures, single }))
