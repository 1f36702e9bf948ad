import { differenceOf, lengthTold, type Measured } from '../shop/measures.ts'
import type { Language } from '../wire.ts'
import type { Sentence } from './answers.ts'
import { type Compared, plainly, quantitiesIn } from './limits.ts'

type Side = 'height' | 'wide' | 'long' | 'thick' | 'deep'

/** What is asked along which side, in words, and what is said of the thing that has less of it or more. */
const sides: Readonly<Record<Side, { asked: RegExp; zh: readonly [string, string]; en: readonly [string, string] }>> = {
  wide: { asked: /宽(?!松)|\b(?:wide|width|across)\b/iu, zh: ['窄', '宽'], en: ['narrower', 'wider'] },
  height: { asked: /[多高]高|高(?:度|是|\d)|\b(?:tall|high|height)\b/iu, zh: ['矮', '高'], en: ['lower', 'taller'] },
  deep: { asked: /深(?!色)|\b(?:deep|depth)\b/iu, zh: ['浅', '深'], en: ['shallower', 'deeper'] },
  thick: { asked: /厚(?!道)|\bthick(?:ness)?\b/iu, zh: ['薄', '厚'], en: ['thinner', 'thicker'] },
  long: { asked: /多长|长(?:度|是|\d)|\b(?:long|length)\b/iu, zh: ['短', '长'], en: ['shorter', 'longer'] },
}
const all = Object.keys(sides) as Side[]

/** Whether it goes into a place, or how much of it there is. */
const asks =
  /[放塞装挂摆铺罩盖挤搁](?:得|不)?[进下]|够不?够?[宽长高深]|多[宽长高厚深]|\b(?:fits?|go(?:es)?|get|squeeze|slide|slot|hang)\b.{0,24}\b(?:in|into|inside|under|through|between|across|over)\b|\bfits? (?:a|an|my|the|our|his|her|that)\b|\bhow (?:wide|long|tall|high|deep|thick)\b/iu
/** Of somebody's body, or of goods that are worn, it says nothing whether the thing is longer. */
const ofBody =
  /身高|腰围|胸围|脚长|体重|穿|我\s?1[米.]|\b(?:waist|chest|bust|hips?|foot|feet|inseam|wear)\b|\b(?:i'?m|i am|he'?s|she'?s|they'?re) (?:about |only |nearly )?\d/iu
/** 95 的门框 is of centimetres. */
const bare = /(?<![\d.])(\d{2,3})(?=\s?的?\s?(?:门|窗|柜|框|床|桌|抽屉|缝|墙|台面|衣柜|书架))/gu

/**
 * A thing's side beside the room that is told for it: "0.9 m is 5 cm narrower than 95 cm". Along the one side that is asked of; nothing where the question names none or several, or the
 * texts tell that side not or of several sizes.
 */
export function roomKept(question: string, sentences: readonly Sentence[], language: Language, beside = question): Compared | undefined {
  if (!asks.test(question) || ofBody.test(beside)) return undefined
  const text = plainly(beside).replace(bare, '$1厘米')
  const lengths = quantitiesIn(text).filter(({ kind }) => kind === 'length')
  const [room, another] = lengths
  if (room === undefined || another !== undefined) return undefined
  const named = all.filter(side => sides[side].asked.test(beside))
  const [side, more] = named.length > 0 ? named : sidesOf(sentences, beside)
  if (side === undefined || more !== undefined) return undefined
  for (const sentence of sentences) {
    const told = lengthTold(sentence.text, side)
    if (told === undefined || told.least.value !== told.most.value) continue
    return { sentence, verdict: besideRoom(told, room.value * 10, room.said, side, language) }
  }
  return undefined
}

/** Whatever opening somebody has, what hangs in it is wide: of a thing whose one telling side is that. */
function sidesOf(sentences: readonly Sentence[], text: string): Side[] {
  const told = all.filter(side => sentences.some(sentence => lengthTold(sentence.text, side) !== undefined))
  return told.length === 1
    ? told
    : /门框|窗框|门洞|\b(?:door ?frame|doorway|window frame)\b/iu.test(text) && told.includes('wide')
      ? ['wide']
      : []
}

function besideRoom(told: Measured, room: number, said: string, side: Side, language: Language): string {
  const own = told.most.said
  const between = differenceOf(told, { ...told, value: room, least: { value: room, said }, most: { value: room, said } }, language)
  const words = sides[side][language][told.value < room ? 0 : 1]
  if (between === undefined) return language === 'zh' ? `正好 ${own}` : `just ${own}`
  return language === 'zh' ? `${own}比${said}${words}${between}` : `${own} is ${between} ${words} than ${said}`
}
