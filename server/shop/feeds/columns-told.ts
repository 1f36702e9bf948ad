import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { hasHan } from '../../language/brevity.ts'
import type { Language } from '../../wire.ts'
import type { FeedText } from './items.ts'
import type { Row } from './rows.ts'

type Labels = Record<Language, string>

/** What columns of a table tell of a thing, in the owner's words for it; `lexicon/columns.txt`. Any other column (a cost, a supplier, a note) is the shop's own affair and told to nobody. */
const known: ReadonlyMap<string, Labels> = new Map(
  readFileSync(fileURLToPath(import.meta.resolve('#root/lexicon/columns.txt')), 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '' && !line.startsWith('#'))
    .flatMap(line => {
      const [zh = '', called = '', ...names] = line.split(/[:|]/).map(part => part.trim())
      const en = `${called.slice(0, 1).toUpperCase()}${called.slice(1)}`
      return [zh, en, ...names].map((name): [string, Labels] => [squeezed(name), { zh, en }])
    }),
)

/** Keys of the columns that tell what a thing is like, in their order. */
export const columnsTold = (columns: ReadonlyMap<string, string>): string[] =>
  [...columns.keys()].filter(key => columnLabels(key) !== undefined)

/** The description with a sentence for each of these columns that tells something it does not tell: "… Weight: 390 g." */
export function withColumns(description: FeedText, row: Row, told: readonly string[]): FeedText {
  const sentences = told.flatMap(key => {
    const value = row.cells.get(key)?.replace(/\s+/g, ' ').trim() ?? ''
    const unit = unitOf(key)
    const isNumber = /^[\d.,]+$/.test(value) && columnLabels(key)?.en !== counts
    const said = isNumber ? (unit === undefined ? '' : `${value} ${unit}`) : value
    return said === '' || said.length > longest || isNothing.test(said) ? [] : [{ labels: columnLabels(key)!, said }]
  })
  if (sentences.length === 0) return description
  const { plain, zh, en } = description
  const isBare = plain === undefined && zh === undefined && en === undefined
  const language = hasHan([plain, ...sentences.map(({ said }) => said), ...row.cells.values()].join(' ')) ? 'zh' : 'en'
  const add = (text: string, of: Language) =>
    sentences
      .filter(({ said }) => !squeezed(text).includes(squeezed(said)) && (of === 'zh' || !hasHan(said)))
      .reduce(
        (all, { labels, said }) => `${all}${ended(all, of)}${labels[of]}${of === 'zh' ? '：' : ': '}${said}${of === 'zh' ? '。' : '.'}`,
        text,
      )
  return {
    ...(plain === undefined && !isBare ? {} : { plain: add(plain ?? '', language) }),
    ...(zh === undefined ? {} : { zh: add(zh, 'zh') }),
    ...(en === undefined ? {} : { en: add(en, 'en') }),
  }
}

/** Needs no unit to be understood. */
const counts = 'Players'

/** "Weight (g)", "weight_kg": the unit that its numbers are in. */
function unitOf(key: string): string | undefined {
  return /[([](.{1,8})[)\]]$/.exec(key)?.[1]?.trim() ?? /\s(kg|g|mm|cm|m|ml|l|w|v|lb|lbs|oz|inch|in)$/.exec(key)?.[1]
}

/** How a column of this name is called in both languages, if it tells what a thing is like. */
export function columnLabels(key: string): Labels | undefined {
  const bare = key.replace(/\s*[([].{1,8}[)\]]$/, '')
  return known.get(squeezed(bare)) ?? known.get(squeezed(bare.replace(/\s(?:kg|g|mm|cm|m|ml|l|w|v|lb|lbs|oz|inch|in)$/, '')))
}

function squeezed(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '')
}

const ended = (text: string, language: Language): string =>
  text === '' ? '' : /[.!?。！？；;]\s*$/.test(text) ? (language === 'zh' ? '' : ' ') : language === 'zh' ? '。' : '. '
const isNothing = /^(?:-+|n\/?a|none|null|无|—+|\/)$/i
/** In characters: a longer one is no measure. */
const longest = 80
