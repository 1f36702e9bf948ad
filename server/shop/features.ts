import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { splitSentences } from './sentences.ts'

/** A longer phrase is a sentence that copy cannot carry, in characters. */
const longest: Record<Language, number> = { zh: 24, en: 60 }

/**
 * What a product is praised for in its own words, each verbatim: its highlights, then short phrases of its description, else the colours it
 * comes in. None has a link.
 */
export function featuresOf({ highlights, description, variants }: Product, language: Language): string[] {
  const praised = (highlights[language] ?? []).map(plain)
  const told = splitSentences(description[language] ?? '')
    .flatMap(sentence => sentence.split(clauseEnd[language]))
    .map(plain)
    .filter(phrase => !notPraise[language].test(phrase))
  const features = [...new Set([...praised, ...told])].filter(phrase => isFeature(phrase, language))
  if (features.length > 0) return features
  const colours = [...new Set(variants.flatMap(({ options }) => options.colour?.[language] ?? []))].join(language === 'zh' ? '、' : ', ')
  return isFeature(colours, language) ? [colours] : []
}

const clauseEnd: Record<Language, RegExp> = { zh: /[，,；;：:]/u, en: /[;:]|,(?!\d)/u }
/** What it is not, how to care for it, a bare measure, and in English what is a sentence of its own or the rest of one. */
const notPraise: Record<Language, RegExp> = {
  zh: /不|没|无法|勿|请|别|禁|仅|如果|若|但|洗|晾|阴干|偏|我们|^(?:也|并|且|和|或|以及)|^[\d.,× ]+\p{L}*$/u,
  en: /\b(?:not|no|never|don't|please|only|is|are|was|has|have|can|will|comes?|takes?|gets?|keeps?|use|wash\w*|avoid|dry|choose|we|gives?)\b|n['’]t\b|^(?:the|your|and|or|but|so|then|which|that|it|this|these|for|from|with|to|in|on|at|still)\b|^[\d.,× ]+\p{L}*$/iu,
}
const link = /https?:|www\.|\b[\w-]+\.(?:com|cn|net|org|shop|io|co|de|uk)\b|@/iu

const plain = (phrase: string) =>
  phrase
    .trim()
    .replace(/(?<![\s。.!！;；,，])[\s。.!！;；,，]+$/u, '')
    .replace(/^An?\b/, article => article.toLowerCase())

function isFeature(phrase: string, language: Language): boolean {
  const length = [...phrase].length
  if (length < 2 || length > longest[language] || link.test(phrase) || /[[\]{}<>。！？!?\n]/u.test(phrase)) return false
  const open = (phrase.match(/[(（“「]/gu) ?? []).length
  if (open !== (phrase.match(/[)）”」]/gu) ?? []).length) return false
  return /\p{Script=Han}/u.test(phrase) === (language === 'zh')
}
