import { type Compared, corpusBleu, gramsOf, tokensOf } from './bleu.ts'

/** A reply as it was said, with the values it had to say; `unguarded`: what the generator thought likeliest, before anything was checked. */
export type Judged = Compared & { unguarded: string; values: readonly string[]; acts: readonly string[]; refusals: readonly string[] }

export type ReplyFigures = {
  n: number
  bleu: number
  /** Missing, redundant and invented values ÷ values that had to be said; without any, null. */
  slot_error_rate: number | null
  slot_error_rate_unguarded: number | null
  language_accuracy: number
  /** Different pairs of neighbouring tokens ÷ all of them. */
  distinct_2: number
  /** In tokens as BLEU counts them. */
  length: { mean: number; p50: number; p95: number }
  guard_rejections: number
}

export type ReplyReport = ReplyFigures & {
  refusals: Record<string, number>
  languages: Record<string, ReplyFigures>
  acts: Record<string, ReplyFigures>
}

/** Figures over all rows, by language, and by act: a row of several acts counts for each of them. */
export function evaluateReplies(rows: readonly Judged[]): ReplyReport {
  const by = (keys: (row: Judged) => readonly string[]) => {
    const names = [...new Set(rows.flatMap(keys))].sort()
    return Object.fromEntries(names.map(name => [name, figuresOf(rows.filter(row => keys(row).includes(name)))]))
  }
  const refusals: Record<string, number> = {}
  for (const reason of rows.flatMap(row => row.refusals)) refusals[reason] = (refusals[reason] ?? 0) + 1
  return { ...figuresOf(rows), refusals, languages: by(row => [row.language]), acts: by(row => row.acts) }
}

function figuresOf(rows: readonly Judged[]): ReplyFigures {
  const lengths = rows.map(({ reply, language }) => tokensOf(reply, language).length).sort((a, b) => a - b)
  const pairs = new Map<string, number>()
  for (const { reply, language } of rows)
    for (const [gram, count] of gramsOf(tokensOf(reply, language), 2)) pairs.set(gram, (pairs.get(gram) ?? 0) + count)
  const all = [...pairs.values()].reduce((a, b) => a + b, 0)
  return {
    n: rows.length,
    bleu: rounded(corpusBleu(rows)),
    slot_error_rate: rateOf(rows, ({ reply }) => reply),
    slot_error_rate_unguarded: rateOf(rows, ({ unguarded }) => unguarded),
    language_accuracy: rounded(rows.filter(isInItsLanguage).length / rows.length),
    distinct_2: rounded(all === 0 ? 0 : pairs.size / all),
    length: {
      mean: rounded(lengths.reduce((a, b) => a + b, 0) / lengths.length),
      p50: lengths[lengths.length >> 1] ?? 0,
      p95: lengths[Math.floor(lengths.length * 0.95)] ?? 0,
    },
    guard_rejections: rows.reduce((sum, { refusals }) => sum + refusals.length, 0),
  }
}

function rateOf(rows: readonly Judged[], textOf: (row: Judged) => string): number | null {
  const wanted = rows.reduce((sum, { values }) => sum + values.length, 0)
  return wanted === 0 ? null : rounded(rows.reduce((sum, row) => sum + slotErrors(textOf(row), row.values), 0) / wanted)
}

/**
 * Counts in the text as it is read: values that are not said, values said too often, and numbers that are no value's. It knows nothing of
 * placeholders, by which candidates are ranked. A value that is one plain word ("laptop") may be said again.
 */
export function slotErrors(reply: string, values: readonly string[]): number {
  const wanted = new Map<string, number>()
  for (const value of values) wanted.set(plain(value), (wanted.get(plain(value)) ?? 0) + 1)
  let rest = plain(reply)
  let errors = 0
  // Long values first: a short one may be part of them.
  for (const [value, times] of [...wanted].sort(([a], [b]) => b.length - a.length)) {
    let said = 0
    for (let at = placeOf(rest, value, 0); at >= 0; at = placeOf(rest, value, at + 1)) {
      rest = `${rest.slice(0, at)}\u0000${rest.slice(at + value.length)}`
      said++
    }
    const mayRecur = /^[a-z]+$/.test(value) || /^\p{Script=Han}{1,3}$/u.test(value)
    errors += Math.max(0, times - said) + (mayRecur ? 0 : Math.max(0, said - times))
  }
  return errors + (rest.match(/\d+(?:[.,]\d+)*/g)?.length ?? 0)
}

/** Where a value stands by itself or in its plural ("41 laptops", "3.5 hours"): neither "4 gb" in "64 gb" nor "2" in "2.5". */
function placeOf(text: string, value: string, from: number): number {
  if (value === '') return -1
  for (let at = text.indexOf(value, from); at >= 0; at = text.indexOf(value, at + 1)) {
    const before = text[at - 1] ?? ''
    const after = text.slice(at + value.length)
    const goesOn = (/^[a-z0-9]/.test(value) && /[a-z0-9]/.test(before)) || (/^\d/.test(value) && /\d[.,]$/.test(text.slice(0, at)))
    const isPlural = /[a-z]{3}$/.test(value) && /^e?s(?![a-z0-9])/.test(after)
    const endsLater = (/[a-z0-9]$/.test(value) && /^[a-z0-9]/.test(after) && !isPlural) || (/\d$/.test(value) && /^[.,]\d/.test(after))
    if (!goesOn && !endsLater) return at
  }
  return -1
}

function isInItsLanguage({ reply, values, language }: Judged): boolean {
  let rest = plain(reply)
  for (const value of [...values].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(plain(value), ' ')
  const han = rest.match(/\p{Script=Han}/gu)?.length ?? 0
  const latin = rest.replace(/\bai\b/g, '').match(/[a-z]/g)?.length ?? 0
  if (reply.trim() === '') return false
  return language === 'zh' ? latin === 0 : han === 0
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
