import type { Language } from '../language/language.ts'
import { readSlotsWithSpans } from '../language/slots.ts'
import type { Vocabulary } from '../language/vocabulary.ts'
import { piecesIn } from './pieces.ts'

/** Whoever takes back what was just said, with what is said in its place behind it. */
const takenBack =
  /[\s,，.。;；、…—-](?:(?:啊|哦|噢|呃|额)?不对|(?:哦|噢|啊)不是|等等|等一?下|(?:我)?[说打]错了|更正|(?:no|oh|sorry|wait|hang on|hold on|actually|scratch that|correction|i mean|i meant|make that|or rather|make it)(?:[\s,]{1,3}(?:no|oh|sorry|wait|hang on|actually|i mean|i meant|make that|make it))*(?![a-z]))[\s,，:：]{0,3}(?:是|要|改成|应该是)?([^,，.。;；!！?？\n]{1,24})/iu
/** More of it than this says something of its own. */
const mostBeside = 1
const filler = /(?:吧|的|了|那|就|要|个|码|\b(?:in|of|the|them|those|ones?|please|size|make|it|that|instead|then)\b|[\s,.!，。！])/giu

/**
 * "Two sage ones, no wait, three", 黑色42码，不对，43码: a slip of the tongue that is put right in the same breath is read as if it had not been made: a count, a colour or
 * a size in place of the one before it. Whatever else is said after such words stays as it is.
 */
export function repaired(text: string, language: Language, vocabulary: Vocabulary): string {
  const found = takenBack.exec(text)
  const said = found?.[1]
  if (found === null || said === undefined || found.index === 0) return text
  const [before, after] = [text.slice(0, found.index).trimEnd(), text.slice(found.index + found[0].length)]
  for (const valuesOf of [countIn, optionIn('size'), optionIn('colour')]) {
    const [old] = valuesOf(before, language, vocabulary).slice(-1)
    const [own, more] = valuesOf(said, language, vocabulary)
    if (old === undefined || own === undefined || more !== undefined) continue
    const beside = `${said.slice(0, own.start)} ${said.slice(own.end)}`.replace(filler, '')
    if (beside.length <= mostBeside && isBare(beside, language, vocabulary))
      return `${before.slice(0, old.start)}${said.slice(own.start, own.end)}${before.slice(old.end)}${after}`
  }
  return text
}

/** "You left out the terracotta ones", 漏了7.5米的: of what an order leaves out. */
const leftOut = {
  en: /^(?:(?:but|and|hey|um|no|oi|so)[,. ]+)*(?:you|u|ya)(?:['’]?ve| have)? (?:just |also |completely |still )?(?:left (?:out|off)|missed(?: out| off)?|forgot(?:ten)?)(?: about)? (?!my (?:question|message)|to |what|how|that i|about)(.{3,60}?)[.!]*$/iu,
  zh: /^(?:你们?|您|又|还|怎么|咋|是不是|好像)*(?:漏|忘)(?:了|掉了?|算了?|记了?|加了?)+(?!我的?问题|回|吗|没)(.{2,24}?)(?:[呀啊哦呢吧了]|[！!。.])*$/u,
} as const

/** The same as more of the order. */
export function countedIn(text: string): string {
  const [, english] = leftOut.en.exec(text.trim()) ?? []
  const [, chinese] = english === undefined ? (leftOut.zh.exec(text.trim()) ?? []) : []
  return english !== undefined ? `and ${english} too` : chinese !== undefined ? `再加${chinese}` : text
}

type Stretch = { start: number; end: number }

const countIn = (text: string): Stretch[] => piecesIn(text)

const optionIn =
  (slot: 'size' | 'colour') =>
  (text: string, language: Language, vocabulary: Vocabulary): Stretch[] =>
    readSlotsWithSpans(text, language, vocabulary).spans.filter(span => span.slot === slot)

/** Nothing of a wish stands beside the value. */
const isBare = (text: string, language: Language, vocabulary: Vocabulary): boolean =>
  readSlotsWithSpans(text, language, vocabulary).spans.length === 0
