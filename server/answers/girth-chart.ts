/** What is measured around or along a body or a garment, by its names. */
const kinds = {
  chest: /胸围|\b(?:chest|bust|girth)\b/iu,
  waist: /腰围|\bwaist\b/iu,
  hips: /臀围|\bhips?\b/iu,
  back: /背长|\bback(?: length)?\b/iu,
  neck: /颈围|脖围|领围|\b(?:neck|collar)\b/iu,
  head: /头围|\bhead\b/iu,
  length: /衣长|裤长|体长|身长/iu,
  hand: /手围|掌围|掌宽|手掌|\b(?:palm|hand)\b/iu,
} as const
type Kind = keyof typeof kinds
const allKinds = Object.keys(kinds) as Kind[]
/** In cm. A single number of a garment fits up to it. */
type Row = { label: string; values: Map<Kind, { from: number; to: number }>; said: string }

const unit = '(?:cm|厘米|公分|inch(?:es)?|in\\b|["”″])'
const number = '(\\d{1,3}(?:\\.\\d)?)'
const measured = new RegExp(`^\\D{0,10}?${number}\\s*(${unit})?(?:\\s*(?:[-–~～至到]|to)\\s*${number}\\s*(${unit})?)?`, 'iu')
const label = /(?<![\d.a-z])(\d?x{0,4}[sml]|[小中大]号|\d{2,3}(?=\s*[码号]))\s*[码号]?(?![a-z])/giu

/** The size that a sentence gives for the girths and lengths told in a question, with the part that says so: "M" of "S chest 36 cm, M chest 43 cm" for a chest of 41. */
export function girthToldIn(sentence: string, question: string): { sizes: string[]; said: string } | undefined {
  const told = sharedIn(sentence, question)
  if (told === undefined) return undefined
  // "Chest 40" of a chart in cm that begins far above it is said in inches.
  return (
    fittingIn(told) ??
    (isFarBelow(told) ? fittingIn({ ...told, shared: told.shared.map(([kind, value]) => [kind, value * 2.54]) }) : undefined)
  )
}

/** A girth that lies below the least or above the most of a chart: its size at that end. */
export function beyondGirths(sentence: string, question: string): { size: string; side: 'below' | 'above'; said: string } | undefined {
  const told = sharedIn(sentence, question)
  const [[kind, value] = [], more] = told?.shared ?? []
  if (told === undefined || kind === undefined || value === undefined || more !== undefined || isFarBelow(told)) return undefined
  const boundOf = (row: Row) => row.values.get(kind)!
  const [low, high] = [
    told.rows.reduce((a, b) => (boundOf(b).from < boundOf(a).from ? b : a)),
    told.rows.reduce((a, b) => (boundOf(b).to > boundOf(a).to ? b : a)),
  ]
  const side = value < boundOf(low).from ? 'below' : value > boundOf(high).to ? 'above' : undefined
  const end = side === 'below' ? low : high
  return side === undefined ? undefined : { size: end.label, side, said: end.said }
}

/** The rows of a chart that measure what was told, and of that what all of them measure. */
type Shared = { rows: readonly Row[]; shared: readonly (readonly [Kind, number])[] }

function sharedIn(sentence: string, question: string): Shared | undefined {
  const told = girthsIn(question)
  const all = told.size > 0 || !/\d/u.test(question) ? [] : rowsOf(sentence)
  const asked = told.size > 0 ? told : bareIn(question, all)
  if (asked.size === 0) return undefined
  const rows = rowsOf(sentence).filter(({ values }) => [...asked.keys()].some(kind => values.has(kind)))
  const shared = [...asked].filter(([kind]) => rows.every(({ values }) => values.has(kind)))
  return rows.length < 2 || shared.length === 0 ? undefined : { rows, shared }
}

/** "18 cm, would M be too big?" of a chart of one girth that is about as much. */
function bareIn(question: string, rows: readonly Row[]): Map<Kind, number> {
  const [kind, more] = new Set(rows.flatMap(({ values }) => [...values.keys()]))
  const told = question.normalize('NFKC').matchAll(new RegExp(`(?<![\\d.])${number}\\s*(${unit})`, 'giu'))
  const [value, another] = new Set([...told].map(([, bare, of]) => inCm(bare!, of)))
  if (kind === undefined || more !== undefined || value === undefined || another !== undefined) return new Map()
  const ends = rows.flatMap(({ values }) => [values.get(kind)!.from, values.get(kind)!.to]).filter(end => end > 0)
  return value >= Math.min(...ends) / nearly && value <= Math.max(...ends) * nearly ? new Map([[kind, value]]) : new Map()
}
const nearly = 1.5

const isFarBelow = ({ rows, shared }: Shared) =>
  shared.every(([kind, value]) => value * 2 < Math.min(...rows.map(({ values }) => values.get(kind)!.from || values.get(kind)!.to)))

function fittingIn({ rows, shared }: Shared): { sizes: string[]; said: string } | undefined {
  const fitting = rows.filter(({ values }) =>
    shared.every(([kind, value]) => values.get(kind)!.from <= value && value <= values.get(kind)!.to),
  )
  const isUpTo = rows.every(({ values }) => shared.every(([kind]) => values.get(kind)!.from === 0))
  const meant = isUpTo ? fitting.slice(0, 1) : fitting
  if (meant.length === 0 || meant.length === rows.length) return undefined
  return { sizes: meant.map(row => row.label), said: meant.map(row => row.said).join('，') }
}

/** Girths and lengths as a question tells them: 胸围41, "a 41 cm chest". */
export function girthsIn(question: string): Map<Kind, number> {
  const text = question.normalize('NFKC')
  const found = new Map<Kind, number>()
  for (const kind of allKinds) {
    const { index, 0: name } = kinds[kind].exec(text) ?? { index: -1, 0: '' }
    if (index < 0) continue
    const behind = measured.exec(text.slice(index + name.length, index + name.length + 24))
    const before = new RegExp(`${number}\\s*(${unit})?[\\s-]*(?:的)?$`, 'iu').exec(text.slice(Math.max(0, index - 16), index))
    // 胸围41 背长29, "a 41 cm chest and a 29 cm back".
    const isBefore = before !== null && !/\p{Script=Han}/u.test(name) && (before[2] !== undefined || behind === null)
    const [, value, of] = (isBefore ? before : (behind ?? before)) ?? []
    if (value !== undefined) found.set(kind, inCm(value, of))
  }
  return found
}

export const namesGirth = (sentence: string): boolean => allKinds.some(kind => kinds[kind].test(sentence))

/** Whether a sentence gives girths of a size. */
export const hasGirths = (sentence: string): boolean => rowsOf(sentence).length > 0

function rowsOf(sentence: string): Row[] {
  const labels = [...sentence.matchAll(label)]
  const only = allKinds.filter(kind => kinds[kind].test(sentence))
  return labels.flatMap((match, place): Row[] => {
    const segment = sentence.slice(match.index, labels[place + 1]?.index ?? sentence.length)
    const rest = segment.slice(match[0].length)
    const values: Row['values'] = new Map()
    for (const kind of allKinds) {
      const { index, 0: name } = kinds[kind].exec(rest) ?? { index: -1, 0: '' }
      const told = index >= 0 ? rest.slice(index + name.length) : only.length === 1 && only[0] === kind ? rest : undefined
      const [, low, lowOf, high, highOf] = told === undefined ? [] : (measured.exec(told) ?? [])
      if (low === undefined) continue
      values.set(
        kind,
        high === undefined ? { from: 0, to: inCm(low, lowOf) } : { from: inCm(low, lowOf ?? highOf), to: inCm(high, highOf) },
      )
    }
    return values.size === 0 ? [] : [{ label: match[1]!.toUpperCase(), values, said: rowIn(segment) }]
  })
}

/** Up to the last number of a row and its unit. */
const rowIn = (segment: string) => (new RegExp(`^.*\\d\\s*${unit}?`, 'isu').exec(segment.split(/[;；]/u)[0]!)?.[0] ?? segment).trim()

const inCm = (value: string, of: string | undefined) => Number(value) * (of !== undefined && /in|["”″]/iu.test(of) ? 2.54 : 1)
