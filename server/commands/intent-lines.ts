import { type IntentRow, longestText, outside } from '../../models/intents.ts'
import { InputError } from './input.ts'
import { linesOf, nameOf, readObject, shortened } from './lines.ts'

/** More lines make a head of a few hundred numbers an intent no better, only slower. */
const mostLines = 50_000
const smallIntent = 200

/** A row, where it stands, and what the file calls it. */
export type IntentLine = IntentRow & { place: string; id?: string }

/** Every labelled line of the files; throws InputError at the first that is none, and when there is none at all. */
export function readIntentLines(files: readonly string[]): IntentLine[] {
  return files.flatMap(file => {
    const fileLanguage = /(?:^|[/.])(zh|en)\.jsonl$/.exec(file)?.[1]
    const lines: IntentLine[] = []
    for (const { line, place } of linesOf(file)) {
      const row = readObject(line)
      const { text, intent, language = fileLanguage, id } = row ?? {}
      if (typeof text !== 'string' || typeof intent !== 'string' || intent.trim() === '')
        throw new InputError(`${place}: expected {"text": "…", "intent": "…"}, got ${shortened(line)}`)
      if (language !== undefined && !isLanguage(language))
        throw new InputError(`${place}: expected "language" to be a tag such as zh or en, got ${JSON.stringify(language)}`)
      const named = typeof id === 'string' || typeof id === 'number'
      lines.push({ text, intent: intent.trim(), place, ...(language && { language }), ...(named && { id: String(id) }) })
    }
    if (lines.length === 0) throw new InputError(`${file}:1: expected lines of {"text": "…", "intent": "…"}, got none`)
    return lines
  })
}

/** What predict reads: plain lines, or JSONL with "text" and perhaps "language". */
export function readMessages(file: string | 0): { text: string; language?: string }[] {
  const messages = Array.from(linesOf(file), ({ line, place }) => {
    if (!line.startsWith('{')) return { text: line }
    const { text, language } = readObject(line) ?? {}
    if (typeof text !== 'string') throw new InputError(`${place}: expected {"text": "…"} or a plain line, got ${shortened(line)}`)
    return { text, ...(isLanguage(language) && { language }) }
  })
  if (messages.length === 0) throw new InputError(`${nameOf(file)}:1: expected lines of text, got none`)
  return messages
}

/** Lines to train on, without those that say nothing, and what a person should know about them. */
export function examine(lines: readonly IntentLine[]): { rows: IntentLine[]; warnings: string[] } {
  const rows = lines.filter(({ text }) => text.trim() !== '')
  const empty = lines.filter(({ text }) => text.trim() === '')
  const intents = groupedBy(rows, row => row.intent)
  const named = [...intents.keys()].filter(intent => intent !== outside)
  if (named.length < 2)
    throw new InputError(
      `${lines[0]?.place}: expected lines of at least two intents beside "${outside}", got ${named.length === 0 ? 'none' : `only "${named[0]}"`}`,
    )
  const texts = groupedBy(rows, ({ text }) => text.trim().toLowerCase())
  const repeated = [...texts.values()].flatMap(same => same.filter((row, at) => same.findIndex(({ intent }) => intent === row.intent) < at))
  const torn = [...texts.values()].flatMap(same => same.find(({ intent }) => intent !== same[0]!.intent) ?? [])
  const ids = groupedBy(
    rows.filter(({ id }) => id !== undefined),
    ({ id }) => id!,
  )
  const sharedIds = [...ids.values()].flatMap(same => same.find(row => row.text !== same[0]!.text || row.intent !== same[0]!.intent) ?? [])
  const single = [...intents.values()].filter(own => own.length === 1).flat()
  const long = rows.filter(({ text }) => text.length > longestText)
  const isRepeated = new Set(repeated)
  const distinct = rows.filter(row => !isRepeated.has(row))
  const drawn = drawEvenly(distinct)
  const say = (found: readonly IntentLine[], what: string) => (found.length === 0 ? [] : [`${placesOf(found)}: ${what}`])
  return {
    rows: drawn,
    warnings: [
      ...say(empty, 'without a text, left out'),
      ...say(repeated, 'said before under the same intent, counted once'),
      ...say(torn, 'said before under another intent, both are kept: `usher intents check` shows the pairs'),
      ...say(sharedIds, 'an id given before to another line; ids are not used and both lines are kept'),
      ...say(single, 'the only line of its intent, kept; how well that intent is told cannot be measured'),
      ...say(long, `longer than ${longestText} characters, read up to there`),
      ...(drawn.length === distinct.length
        ? []
        : [`${distinct.length} lines are more than a head learns from: ${drawn.length} are used, drawn evenly from every intent`]),
    ],
  }
}

/** As many of each intent as its share allows, in the order of the file; all of a small one. */
function drawEvenly(rows: IntentLine[]): IntentLine[] {
  if (rows.length <= mostLines) return rows
  const intents = groupedBy(rows, row => row.intent)
  const drawn = [...intents.values()].flatMap(own => {
    const count = Math.min(own.length, Math.max(smallIntent, Math.floor((own.length * mostLines) / rows.length)))
    return Array.from({ length: count }, (_, at) => own[Math.floor((at * own.length) / count)]!)
  })
  const isDrawn = new Set(drawn)
  return rows.filter(row => isDrawn.has(row))
}

const isLanguage = (value: unknown): value is string => typeof value === 'string' && /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(value)

function groupedBy(lines: readonly IntentLine[], key: (line: IntentLine) => string): Map<string, IntentLine[]> {
  const groups = new Map<string, IntentLine[]>()
  for (const line of lines) {
    const group = groups.get(key(line))
    if (group === undefined) groups.set(key(line), [line])
    else group.push(line)
  }
  return groups
}

function placesOf(lines: readonly IntentLine[]): string {
  const first = lines.slice(0, 3).map(({ place }) => place)
  return `${first.join(', ')}${lines.length > 3 ? ` and ${lines.length - 3} more` : ''}`
}
