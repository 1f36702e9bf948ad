import { literal } from '../language/literal.ts'
import { placesIn } from '../language/places.ts'
import { createCorrector, type Spelling } from '../language/spelling.ts'

/** `isOwn`: whether the shop calls something so itself. */
export type Respelt = (text: string, isOwn: (word: string) => boolean) => string

/** Shorter unknown words are names as often as slips. */
const shortestSlip = 7
/** Days stand in no list of words, and much that is formed of others ("regrouting"). */
const days = /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$/
const prefixes = /^(?:re|un|non|over|under|pre|anti|semi)/
const isHan = /\p{Script=Han}/u

/**
 * A message in usual words, as models and rules know them: abbreviations, slang and slips of `lines` (`usual : variant|variant`, as `lexicon/README.md` tells), and beyond them
 * a longer word that can only be a slip of one of `usualWords`. What the shop itself calls so stays, and so do places and pinyin.
 */
export function createRespelt(
  lines: string,
  usualWords: Iterable<string>,
  isWord: Spelling['isWord'],
  isPinyin: (letters: string) => boolean,
): Respelt {
  const usual = readVariants(lines)
  const variants = [...usual.keys()]
  const han = new RegExp(anyOf(variants.filter(variant => isHan.test(variant))), 'gu')
  const phrases = new RegExp(
    `(?<![\\p{L}\\p{N}'’])(?:${anyOf(variants.filter(variant => !isHan.test(variant) && !/^[a-z0-9]+(?:'[a-z]+)?$/.test(variant)))})(?![\\p{L}\\p{N}'’])`,
    'giu',
  )
  const correct = createCorrector(usualWords, { isWord }, Number.POSITIVE_INFINITY)
  const isName = (word: string) => days.test(word) || isWord(word.replace(prefixes, '')) || isPinyin(word) || placesIn(word).length > 0
  const slipOf = (word: string) => (word.length < shortestSlip || isName(word) ? undefined : correct(word))
  return (text, isOwn) => {
    const respelt = (variant: string): string => {
      const known = variant.toLowerCase().replaceAll('’', "'")
      return isOwn(known) ? variant : (usual.get(known) ?? slipOf(known) ?? variant)
    }
    const spelt = isHan.test(text) ? text.replace(han, respelt) : text
    return /[a-z]/i.test(spelt) ? spelt.replace(phrases, respelt).replace(words, respelt) : spelt
  }
}

/** No part of an address or a number. */
const words = /(?<![\p{L}\p{N}'’@./_-])[a-z0-9]+(?:['’][a-z]+)?(?![\p{L}\p{N}'’@_-]|\.\p{L})/giu

function readVariants(lines: string): Map<string, string> {
  return new Map(
    lines
      .split('\n')
      .filter(line => line.trim() !== '' && !line.startsWith('#'))
      .flatMap(line => {
        const [usual = '', variants = ''] = line.split(' : ')
        return variants.split('|').map(variant => [variant.trim(), usual.trim()] as const)
      }),
  )
}

/** Longer ones first. */
const anyOf = (words: readonly string[]): string =>
  words.length === 0
    ? '$^'
    : [...words]
        .sort((a, b) => b.length - a.length)
        .map(literal)
        .join('|')
