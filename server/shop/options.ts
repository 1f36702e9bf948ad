import { literal } from '../language/literal.ts'
import type { LocalText } from '../store/catalogue.ts'
import { colours } from './lexicon.ts'

/** Option keys that shops write in many ways, as one. */
export function optionKey(key: string): string {
  const plain = key.normalize('NFKC').trim().toLowerCase()
  if (/^(?:colou?rs?|颜色|色彩|配色)$/.test(plain)) return 'colour'
  if (/^(?:sizes?|尺码|尺寸|码数|大小|规格|容量)$/.test(plain)) return 'size'
  return plain
}

/** A shop's shade → its own id and the plain colour it belongs to. */
export function colourOf(label: LocalText): { colour: string; family: string } | undefined {
  const own = label.en ?? label.zh
  if (own === undefined) return undefined
  const colour = slug(own)
  const family = colourFamily(label.en) ?? colourFamily(label.zh)
  return { colour, family: family ?? colour }
}

/** "Forest green" → green, 墨绿 → green: the longest colour word that the text contains. */
function colourFamily(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const lower = text.normalize('NFKC').toLowerCase()
  let best: { id: string; length: number } | undefined
  for (const { id, zh, en } of colours) {
    for (const word of [...zh, ...en]) {
      const length = word.length * (/^[a-z]/.test(word) ? 1 : 4)
      if (length > (best?.length ?? 0) && containsWord(lower, word)) best = { id, length }
    }
  }
  return best?.id
}

/** "M码", "medium", 中号 and "M (38–40)" are one size, "M"; others are compared without case and spaces. */
export function sizeOf(text: string): string {
  const plain = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, '').replace(forWhom, '')
  const size = named.get(plain) ?? plain.replace(/^(?:eu|eur|size)(?=\d)/, '').replace(/(?<=[\da-z])[码号]$/, '')
  return /^\d?x*[sml](?:\/\d?x*[sml])*$/.test(size) ? size.toUpperCase() : size
}

/** What a letter size is for: a height, a chest, an age. */
const forWhom = /(?<=^\d?x*[sml][码号]?)[([:,].*$/

const named: ReadonlyMap<string, string> = new Map([
  ['小', 's'],
  ['小号', 's'],
  ['小码', 's'],
  ['small', 's'],
  ['中', 'm'],
  ['中号', 'm'],
  ['中码', 'm'],
  ['medium', 'm'],
  ['大', 'l'],
  ['大号', 'l'],
  ['大码', 'l'],
  ['large', 'l'],
  ['加大', 'xl'],
  ['加大号', 'xl'],
  ['加大码', 'xl'],
  ['extralarge', 'xl'],
  ['extra-large', 'xl'],
  ['2xl', 'xxl'],
  ['均码', 'onesize'],
  ['one-size', 'onesize'],
])

/** Readable, stable, without spaces: `Forest green` → `forest-green`, 墨绿 stays. */
export function slug(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}

/** Chinese words may stand anywhere, others must be whole words. */
export function containsWord(text: string, word: string): boolean {
  if (/\p{Script=Han}/u.test(word)) return text.includes(word)
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[a-z0-9]/.test(text[at - 1] ?? ' ') && !/[a-z0-9]/.test(text[at + word.length] ?? ' ')) return true
  }
  return false
}

/** A text with every one of these words blanked out, in any case. */
export function withoutWords(text: string, words: readonly string[]): string {
  return words.reduce((rest, word) => rest.replaceAll(new RegExp(literal(word), 'giu'), ' '), text)
}
