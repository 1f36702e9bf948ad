import { parseArgs } from 'node:util'
import { estimate } from '../../models/metrics.ts'
import { wilson } from '../../models/wilson.ts'
import { drawnSlotLines, type LineLanguage, lineLanguages, parts, type SlotLine, slotLines } from '../support/authored-lines.ts'
import { lineDay, type Read, readLine } from '../support/slot-reading.ts'
import { type Counts, countRight, f1 } from '../support/span-score.ts'
import { type PeerFind, peerDates, peerNumbers } from './recognizers.ts'

/**
 * How well the slots of a text are read: `npm run bench:slots [-- --misses zh|en|mixed]`. F1 over spans that are right to the character and
 * in value, on the authored lines (test/language/slot-lines), and beside it the numbers and days that Microsoft Recognizers-Text finds of
 * the same lines. `--misses` prints those of the fitted part; the others are read by nobody.
 */
const { values: flags } = parseArgs({ options: { misses: { type: 'string' } } })

type Line = SlotLine & { found: Read[] }
const lines = slotLines().map(line => ({ ...line, found: readLine(line.text) }))
const drawn = drawnSlotLines().map(line => ({ ...line, found: readLine(line.text) }))

if (flags.misses !== undefined) {
  printMisses(lines.filter(({ language, part }) => part === 'fitted' && language === flags.misses))
  process.exit()
}

const figures = [
  ...parts.flatMap(part =>
    [...lineLanguages, undefined].map(language => ({
      lines: part,
      language: language ?? 'all',
      ...scored(lines.filter(line => line.part === part && (language === undefined || line.language === language))),
    })),
  ),
  ...(['zh', 'en'] as const).map(language => ({
    lines: 'drawn',
    language,
    ...scored(drawn.filter(line => line.language === language)),
  })),
  { lines: 'drawn', language: 'all', ...scored(drawn) },
]
console.table(
  figures.map(({ low, high, f1: value, spans, ...rest }) => ({
    ...rest,
    spans,
    'F1 %': percent(value),
    '95 %': `${percent(low)}–${percent(high)}`,
  })),
)

const slots = [...new Set(lines.flatMap(line => line.slots.map(({ slot }) => slot)))]
const bySlot = slots.map(slot => ({
  slot,
  ...Object.fromEntries(
    parts.flatMap(part => {
      const of = lines.filter(line => line.part === part)
      return [
        [part, percent(f1(of.map(line => count(line, slot))))],
        [`${part}: wanted`, of.flatMap(line => line.slots.filter(one => one.slot === slot)).length],
      ]
    }),
  ),
}))
console.table(bySlot)

const beside = [compare('money', numbersOf, peerNumbers), compare('date', daysOf, (text, language) => peerDates(text, language, lineDay))]
console.table(
  beside.map(({ ours, peer, ...rest }) => ({
    ...rest,
    'ours %': percent(ours.share),
    'Recognizers-Text %': percent(peer.share),
    'false alarms': `${ours.alarms} / ${peer.alarms}`,
  })),
)
console.log(JSON.stringify({ figures, bySlot, beside }))

function scored(of: readonly Line[]): { count: number; spans: number; f1: number; low: number; high: number } {
  const counts = of.map(line => count(line))
  const { value, low, high } = estimate(counts.length, rows => f1(rows.map(row => counts[row]!)), 1)
  return { count: of.length, spans: counts.reduce((sum, { wanted }) => sum + wanted, 0), f1: value, low, high }
}

function count(line: Line, slot?: string): Counts {
  const keys = (spans: readonly Read[]) => spans.filter(one => slot === undefined || one.slot === slot).map(keyOf)
  return countRight({ wanted: keys(line.slots), found: keys(line.found) })
}

function keyOf({ slot, start, end, value }: Read): string {
  return `${slot} ${start} ${end} ${value}`
}

/**
 * Of the slots of a kind, in how many something that overlaps has what is meant by the value: every number of a sum, the day of a
 * date. Kinder than F1, since the peer knows no limits; `alarms` counts lines without such a slot in which a day was found, for dates.
 */
function compare(
  slot: 'money' | 'date',
  meantBy: (value: string) => string[],
  peerFinds: (text: string, language: LineLanguage) => PeerFind[],
) {
  const wanted = lines.flatMap(line => line.slots.filter(one => one.slot === slot).map(one => ({ line, one })))
  const without = lines.filter(line => line.slots.every(one => one.slot !== slot))
  const ourFinds = ({ found }: Line): PeerFind[] =>
    found.filter(one => one.slot === slot).map(one => ({ ...one, values: meantBy(one.value) }))
  const share = (findsOf: (line: Line) => PeerFind[]) => {
    const right = wanted.filter(({ line, one }) => {
      const there = findsOf(line)
        .filter(({ start, end }) => start < one.end && end > one.start)
        .flatMap(({ values }) => values)
      return meantBy(one.value).every(value => there.some(said => said === value || Number(said) === Number(value)))
    }).length
    const alarms = slot === 'date' ? without.filter(line => findsOf(line).length > 0).length : 0
    return { right, share: right / wanted.length, interval: wilson(right, wanted.length), alarms }
  }
  return { slot, wanted: wanted.length, ours: share(ourFinds), peer: share(({ text, language }) => peerFinds(text, language)) }
}

function numbersOf(value: string): string[] {
  return value.match(/\d+(?:\.\d+)?/g) ?? []
}

/** Of a stretch its first day: whether the last is told inclusive differs. */
function daysOf(value: string): string[] {
  return value.match(/\d{4}-\d\d-\d\d/g)?.slice(0, 1) ?? []
}

function printMisses(of: readonly Line[]): void {
  const show = (spans: readonly Read[]) => spans.map(({ slot, text, value }) => `${slot} [${text}] ${value}`).join(' · ')
  for (const { text, slots: wanted, found } of of) {
    const missed = wanted.filter(one => !found.some(other => keyOf(other) === keyOf(one)))
    const wrong = found.filter(one => !wanted.some(other => keyOf(other) === keyOf(one)))
    if (missed.length + wrong.length > 0) console.log(`${text}\n  wanted ${show(missed) || '–'}\n  found  ${show(wrong) || '–'}`)
  }
}

function percent(share: number): string {
  return (100 * share).toFixed(1)
}
