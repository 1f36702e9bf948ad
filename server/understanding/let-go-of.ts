import type { Command } from '../dialogue/commands.ts'
import { asksSomething } from '../dialogue/questions.ts'
import { readSlots, takenSlots } from '../dialogue/slots.ts'
import { joints, letsGo, sentenceEnd } from './counted.ts'
import { decides } from './kept-only.ts'
import { isNamedFrom, nameScore } from './likely.ts'
import type { Message, Shop } from './message.ts'
import { oneMeant } from './pointed.ts'

const exchange = {
  zh: /^(.{1,24}?)(?:先|就|还是)?(?:不(?:想)?要|不用|不买|去掉|删掉|取消|算了)了?[吧啊呀]?[\s,，。;；]+(?:就|只|光)(?:要|买|拿|留|来)?(.{1,24})$/u,
  en: /\b(?:not|no|forget|drop|scrap|skip|lose|ditch|leave out|don'?t want|do not want) (?:the |that |those )?([^,.;]{2,40})[,.;]? (?:just|only|but) (?:the |that |those )?([^,.;?!]{2,40})/iu,
}
/** "I don't want the mug wrapped, just the scarf" lets go of no mug. */
const ofService = /包装|包起来|礼盒|[刻绣]|[运邮]费|\b(?:wrap|engrav|monogram|postage|shipping|delivery)/iu
const longest = 120

/** 7升那台不要了 只要4.5的, "forget the black, just the red one": of what is taken the one is let go and the other stays, or is taken in its place. */
export function exchanged(commands: readonly Command[], message: Message, shop: Shop): Command[] {
  const { text, language, taken = [], summed = [] } = message
  const [, away = '', kept = ''] =
    text.length > longest || ofService.test(text) ? [] : (exchange.zh.exec(text.trim()) ?? exchange.en.exec(text) ?? [])
  const [gone, left] = [away, kept].map(part => (part === '' ? undefined : oneMeant(part, message, shop)))
  if (gone === undefined || left === undefined || ![...taken, ...summed].includes(gone)) return [...commands]
  const variants = gone === left ? shop.variantsNamed(away, gone) : []
  if (gone === left && variants.length === 0) return [...commands]
  const said = { probability: 1, slots: {}, called: true as const }
  const drop: Command = { ...said, command: 'drop', text: away, skus: [gone], ...(variants.length === 0 ? {} : { variants }) }
  const slots = takenSlots(readSlots(kept, language, shop.vocabulary))
  const isThere = [...taken, ...summed].includes(left)
  const add: Command[] = isThere ? [] : [{ ...said, command: 'add', text: kept, skus: [left], slots }]
  return [drop, ...add, ...commands.filter(({ command }) => !decides.has(command))]
}

/** 黄的不要了 of who takes a yellow and a blue one: that one is let go, and not the other. */
export function ofVariantsGone(commands: readonly Command[], { text, taken = [], variants: known = [] }: Message, shop: Shop): Command[] {
  return commands.map(one => {
    const [sku, more] = one.skus
    const isOfTaken = (one.command === 'drop' || one.command === 'reject') && sku !== undefined && more === undefined && taken.includes(sku)
    if (!isOfTaken || one.variants !== undefined || new Set(known.filter(({ product }) => product === sku)).size === 0) return one
    const parts = text.split(sentenceEnd).flatMap(sentence => sentence.split(joints))
    const gone = parts.filter(part => letsGo.test(part))
    const variants = (gone.length > 0 ? gone : [one.text]).flatMap(part =>
      shop.variantsNamed(part.replace(letsGo, ' ').replace(denies, ' '), sku),
    )
    return variants.length === 0 ? one : { ...one, command: 'drop', variants }
  })
}

/** Without such words what is let go is named, and with them the others are. */
const denies = /\b(?:i )?(?:do|did|does)(?:n'?t| not) (?:want|need|like)\b|\b(?:not|no|without|never)\b|不(?:想)?要|别|没要/giu

/** 转台先不要 就刚才那俩: what is turned down by its name is not taken, whatever the message is heard as. */
export function withoutTurnedDown(
  commands: readonly Command[],
  { text, clauses, taken = [], summed = [] }: Message,
  { speaksOf }: Shop,
): Command[] {
  if (clauses.length === 0 || !letsGo.test(text) || asksSomething(text)) return [...commands]
  const gone = text.split(/[\s,，.。;；!！]+(?=\p{Script=Han})|[,.;!]\s|[，。；！]/u).filter(part => letsGo.test(part))
  const refused = new Set(gone.flatMap(part => speaksOf(part).flatMap(one => (nameScore(one) > isNamedFrom ? [one.sku] : []))))
  const isGone = (one: Command) => one.command === 'add' && one.skus.length > 0 && one.skus.every(sku => refused.has(sku))
  const left = commands.map((one): Command => (isGone(one) ? ({ ...one, command: 'reject' } as Command) : one))
  const isOfRest = commands.some(isGone) && theRest.test(text) && taken.length + summed.length > 0
  return isOfRest ? [...left, { command: 'total', probability: 1, text, skus: [], slots: {} }] : left
}
/** What was spoken of before it. */
const theRest =
  /[就只](?:要)?(?:刚才|之前|前面|原来)?的?[那这](?:俩|两|几|些|三)|\bjust (?:those|these|the (?:two|first|others?|rest)|what i (?:had|have))\b/iu
