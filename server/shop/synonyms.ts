import { literal } from '../language/literal.ts'

type Settings = { get(key: string): string | undefined; set(key: string, value: string): void; changed(): void }

/** A word of the owner's for what the shop already has a word for: 猫厕所 for 猫砂盆. */
export type Synonym = { word: string; means: string }

export function readSynonyms(settings: Pick<Settings, 'get'>): Synonym[] {
  return JSON.parse(settings.get('synonyms') ?? '[]') as Synonym[]
}

/** What is longer is no word, and no pattern that can be looked for. */
const longestWord = 100

/** What is wrong with a word and what it is to mean. */
export function synonymFault(word: string, means: string): string | undefined {
  if (plain(word) === '' || plain(means) === '' || plain(word) === plain(means)) return 'Expected a word and another word that it means'
  const long = [word, means].find(one => plain(one).length > longestWord)
  return long === undefined ? undefined : `Expected words of at most ${longestWord} characters, got one of ${long.length}`
}

/** A word has one meaning: the last one given. */
export function addSynonym(settings: Settings, word: string, means: string): void {
  const added = { word: plain(word), means: plain(means) }
  save(settings, [...readSynonyms(settings).filter(synonym => synonym.word !== added.word), added])
}

/** Tells whether there was such a word. */
export function removeSynonym(settings: Settings, word: string): boolean {
  const before = readSynonyms(settings)
  const left = before.filter(synonym => synonym.word !== plain(word))
  if (left.length < before.length) save(settings, left)
  return left.length < before.length
}

/** The shop's words in the place of the owner's, for a search that knows the shop's only. */
export function withoutSynonyms(text: string, synonyms: readonly Synonym[]): string {
  return synonyms.reduce((rest, { word, means }) => {
    const own = literal(word)
    const pattern = /\p{Script=Han}/u.test(word) ? own : `(?<![a-z0-9])${own}(?:s|es)?(?![a-z0-9])`
    return rest.replaceAll(new RegExp(pattern, 'giu'), ` ${means} `)
  }, text)
}

export const plain = (word: string) => word.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')

function save(settings: Settings, synonyms: readonly Synonym[]): void {
  settings.set('synonyms', JSON.stringify(synonyms))
  settings.changed()
}
