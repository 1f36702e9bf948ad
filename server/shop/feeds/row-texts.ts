import { literal } from '../../language/literal.ts'
import type { LocalText } from '../../store/catalogue.ts'
import type { Language } from '../../wire.ts'
import { splitSentences } from '../sentences.ts'

/** What one row of a product's group tells, and what it calls its options: ['size', { en: 'M' }]. */
export type RowText = { description: LocalText; options: readonly (readonly [key: string, label: LocalText])[] }

/** More rows that each tell something of their own are no variants of one thing. */
const mostAdded = 40

/**
 * The text of a product whose rows have texts of their own: the first row's, and behind it what the others tell beyond it, each sentence with the
 * options it is of where it does not name them itself: "Size S fits a chest of 16-20 in. Size M fits …", "M: fits a chest of 20-26 in."
 */
export function textOfRows(lead: LocalText, rows: readonly RowText[]): LocalText {
  return Object.fromEntries(Object.entries(lead).map(([language, text]) => [language, merged(text, rows, language as Language)]))
}

type Row = { sentences: readonly string[]; labels: readonly (readonly [key: string, label: string])[] }

function merged(lead: string, given: readonly RowText[], language: Language): string {
  const rows = given.flatMap(({ description, options }): Row[] => {
    const text = description[language]
    const labels = options.flatMap(([key, label]) => (label[language] === undefined ? [] : [[key, label[language]] as const]))
    return text === undefined || labels.length === 0 ? [] : [{ sentences: splitSentences(text), labels }]
  })
  const own = splitSentences(lead)
  const others = [...new Set(rows.flatMap(({ sentences }) => sentences))].filter(sentence => !own.includes(sentence))
  if (others.length === 0) return lead
  const bare = (sentence: string) =>
    rows.filter(row => row.sentences.includes(sentence)).map(row => withoutLabels(sentence, row))[0] ?? sentence
  const isKnown = new Set(own.map(bare))
  const added = others.filter(sentence => !isKnown.has(bare(sentence)))
  if (added.length === 0 || added.length > mostAdded) return lead
  const differ = new Set([...added, ...own.filter(sentence => rows.some(row => !row.sentences.includes(sentence)))])
  const order = rows.reduce(
    (before, { sentences }) =>
      inserted(
        before,
        sentences.filter(one => own.includes(one) || added.includes(one)),
      ),
    own,
  )
  let rest = lead
  let text = ''
  for (const sentence of order) {
    const said = differ.has(sentence) && !(own.includes(sentence) && isTemplate(sentence)) ? labelled(sentence, rows, language) : sentence
    const at = own.includes(sentence) ? rest.indexOf(sentence) : -1
    if (at < 0) text += `${gapAfter(text)}${said}`
    else {
      const gap = rest.slice(0, at)
      text += `${gap === '' ? gapAfter(text) : gap}${said}`
      rest = rest.slice(at + sentence.length)
    }
  }
  return `${text}${rest}`

  /** "A mug in red" of the row of the red one tells nothing that "a mug in blue" does not. */
  function isTemplate(sentence: string): boolean {
    return others.some(other => bare(other) === bare(sentence))
  }
}

/** Those of another row behind what they follow there. */
function inserted(known: readonly string[], sentences: readonly string[]): string[] {
  const order = [...known]
  let at = 0
  for (const sentence of sentences) {
    const place = order.indexOf(sentence)
    if (place >= 0) {
      at = Math.max(at, place + 1)
      continue
    }
    while (at < order.length && !sentences.includes(order[at]!)) at += 1
    order.splice(at, 0, sentence)
    at += 1
  }
  return order
}

const gapAfter = (text: string): string => (text === '' || /[\n。！？]$/u.test(text) ? '' : /[.!?]$/u.test(text) ? ' ' : '\n')

/** With the options that all rows have which tell it, and no others: the Large's, whatever its colour. */
function labelled(sentence: string, rows: readonly Row[], language: Language): string {
  const owners = rows.filter(({ sentences }) => sentences.includes(sentence))
  const [first] = owners
  if (first === undefined) return sentence
  const labelOf = ({ labels }: Row, key: string) => labels.find(([own]) => own === key)?.[1]
  const shared = first.labels.filter(([key, label]) => owners.every(row => labelOf(row, key) === label))
  const isOfAll = (labels: Row['labels']) =>
    rows.every(row => owners.includes(row) || labels.some(([key, label]) => labelOf(row, key) !== label))
  const one = shared.find(label => isOfAll([label]))
  const telling =
    one !== undefined ? [one] : isOfAll(shared) ? shared.filter(([key]) => rows.some(row => labelOf(row, key) !== labelOf(first, key))) : []
  const unsaid = telling.filter(([, label]) => !named(label).test(sentence))
  if (unsaid.length === 0) return sentence
  return `${unsaid.map(([, label]) => label).join(' ')}${language === 'zh' ? '：' : ': '}${sentence}`
}

const withoutLabels = (sentence: string, { labels }: Row): string =>
  labels.reduce((left, [, label]) => left.replace(named(label), '\0'), sentence)

/** The size S is no part of "Gloves", nor the size 7 of 17. */
const named = (label: string): RegExp => {
  const bare = label.replace(/[码号色]$/u, '')
  return new RegExp(`(?<![\\p{Script=Latin}\\d])${literal(bare === '' ? label : bare)}(?![\\p{Script=Latin}\\d])`, 'giu')
}
