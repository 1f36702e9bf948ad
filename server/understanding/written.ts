import { Converter } from 'opencc-js/t2cn'
import type { Language } from '../language/language.ts'
import { isOwnWord } from '../language/own-words.ts'
import type { Vocabulary } from '../language/vocabulary.ts'
import { fromCantonese } from './cantonese.ts'
import type { Respelt } from './respelt.ts'
import { fromWu } from './wu.ts'

/** Tells pinyin without tones and spells it out. `logProbability`: natural logarithm, a character. */
export type Speller = { isPinyin(letters: string): boolean; toHan(text: string): { text: string; logProbability: number } }
export type Written = (text: string, language: Language, vocabulary: Vocabulary) => string

const fromTraditional = Converter({ from: 't', to: 'cn' })
const fromTaiwan = Converter({ from: 'twp', to: 'cn' })

/** What is written in other letters than those of English. */
const isForeign = /[^\p{ASCII}\p{P}\p{S}\p{M}\p{Cf}üÜ]/u
/** In an English conversation so many words at least, half of them none of English. */
const leastWords = 3
/** Below this a line of letters is a name or a slip; more words are less likely one. */
const leastLogProbability = (words: number) => (words < leastWords ? -6 : -8)

/**
 * How a message is read by models and rules: Chinese in simplified characters and in the words of the mainland, also where it was typed in traditional ones, in
 * Cantonese, or in pinyin without tones and with a word that is none in English ("xiang mai shuang pao xie, 300 yi nei"), and both languages `respelt` in usual words.
 * What was typed stays in the transcript.
 */
export function createWritten({ isPinyin, toHan }: Speller, isWord: (word: string) => boolean, respelt: Respelt): Written {
  return (text, language, vocabulary) => {
    const plain = inPlain(text, language, vocabulary)
    // What the shop writes itself is all that is left of traditional characters.
    return isTraditional(vocabulary) && isForeign.test(plain) ? plain : respelt(fromWu(plain), isOwnWord(vocabulary))
  }

  function inPlain(text: string, language: Language, vocabulary: Vocabulary): string {
    if (isForeign.test(text)) return isTraditional(vocabulary) ? text : withParticle(fromCantonese(simplified(text)))
    const words = text.toLowerCase().match(/[a-zü]+/g) ?? []
    if (words.length === 0 || !words.every(word => isPinyin(word.replaceAll('ü', 'v')))) return text
    const foreign = words.filter(word => !isWord(word)).length
    if (foreign === 0 || (language === 'en' && (foreign < words.length / 2 || words.length < leastWords))) return text
    const spelt = toHan(text)
    return spelt.logProbability < leastLogProbability(words.length) ? text : spelt.text
  }
}

/** 能水洗不, 你家卖烤箱不: a question that ends so is one with 吗; 我不 and 一点都不 are none. 帽子有木有 asks 有没有. */
const withParticle = (text: string): string =>
  text
    .replace(/(?<=有)木有|(?<!\p{Script=Han})木有/gu, '没有')
    .replace(/(?<=\p{Script=Han})(?<![我你您他她它也都就才又可偏绝毫从么啥还要不时先是了的])不(?=$|[\s,，。?？!！~～])/gu, '吗')

/** With the words that are others in Taiwan (滑鼠, 軟體); simplified text stays as it is. */
const simplified = (text: string): string => (fromTraditional(text) === text ? text : fromTaiwan(text))

const known = new WeakMap<Vocabulary, boolean>()

/** A shop that writes 背囊 and 電筒 itself is searched by its own characters. */
function isTraditional(vocabulary: Vocabulary): boolean {
  const found = known.get(vocabulary)
  if (found !== undefined) return found
  const names = vocabulary.products.slice(0, 40).map(({ names }) => names.join(' '))
  const traditional = names.filter(name => fromTraditional(name) !== name).length > names.length / 2
  known.set(vocabulary, traditional)
  return traditional
}
