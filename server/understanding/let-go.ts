import type { Command } from '../dialogue/commands.ts'
import { denied, notBorne } from '../language/denials.ts'
import { goodsWanted } from '../language/goods.ts'
import { asksSomething } from '../language/question-words.ts'
import { readPointing } from '../language/references.ts'
import { readSlots } from '../language/slots.ts'
import type { Command as Read } from './commands.ts'
import { letsGo } from './counted.ts'
import { isNamedFrom, nameScore } from './likely.ts'
import type { Message, Shop } from './message.ts'
import { calledIn, refusedIn } from './pointed.ts'

/**
 * "No no, the Skyglides, black, 41" of whoever was asked which colour another thing shall have: that one is not taken. Beside it ("and a sleeping bag too")
 * it still waits to be chosen.
 */
export function insteadOfOpen(commands: readonly Command[], { choosing, text }: Message): Command[] {
  const adds = commands.filter(({ command }) => command === 'add')
  const [only, more] = adds
  const isOther = only?.called === true && more === undefined && only.option === true && only.skus.length === 1 && only.skus[0] !== choosing
  const isBeside = choosing === undefined || commands.some(({ skus }) => skus.includes(choosing)) || besides.test(text)
  if (only === undefined || !isOther || isBeside) return [...commands]
  return commands.map(one => (one === only ? { ...one, instead: choosing } : one))
}
const besides = /^\s*(?:and|also|plus)\b|\b(?:as well|too|also|plus)\b|[再还也加]|另外/iu

/**
 * What else a message says beside what it turns down: "no candles then" refuses a kind that is not there, and nothing on the screen; "not the lavender one, is
 * there something woody" wishes for another of the same.
 */
export function besideRefusals(all: readonly Command[], shop: Shop): Command[] {
  const { speaksOf } = shop
  const commands = ofKindRefused(all, shop)
  const isOfNothing = ({ command, called, skus, text }: Command) =>
    command === 'reject' &&
    called !== true &&
    denied(text).length > 0 &&
    readPointing(text.toLowerCase()) === undefined &&
    !speaksOf(text).some(one => skus.includes(one.sku) && nameScore(one) > 0)
  const called = new Set(commands.flatMap(one => (one.called === true ? one.skus : [])))
  // "Don't need a 4 man. Does the Starfield keep rain out": what states a refusal asks nothing; what it points at beside the thing that is named is refused.
  const stated = commands.flatMap((one): Command[] => {
    if (one.command !== 'ask' || one.called === true || asksSomething(one.text) || !statesRefusal.test(one.text)) return [one]
    const skus = one.skus.filter(sku => !called.has(sku))
    return skus.length === 0 || called.size === 0
      ? []
      : [{ command: 'reject', probability: one.probability, text: one.text, skus, slots: {} }]
  })
  // "My mum isn't into candles anymore" takes none.
  const disliked = commands.filter(isDislike)
  const [wish] = commands.filter(({ command }) => command === 'find')
  if (disliked.length > 0) {
    const avoid = disliked.flatMap(({ text }) => denied(text))
    const refuse = disliked.slice(0, wish === undefined ? 1 : 0).map(one => refusal(one.text, one.probability, avoid))
    const others = commands.filter(one => !disliked.includes(one))
    const rest = others.map(one =>
      one.command === 'find' && one === wish ? { ...one, wish: { ...one.wish, avoid: [...one.wish.avoid, ...avoid] } } : one,
    )
    return besideRefusals([...refuse, ...rest], shop)
  }
  const left = commands.length > 1 ? stated.filter(one => !commands.includes(one) || !isOfNothing(one)) : [...commands]
  const isOfSame = left.some(({ command, skus }) => command === 'reject' && skus.length > 0)
  return left.map(one =>
    one.command === 'find' && isOfSame && one.wish.isNew && !one.wish.hasKind ? { ...one, wish: { ...one.wish, isNew: false } } : one,
  )
}

/** "Acrylic? I hardly think so": what is named with a doubt and not asked about is turned down. */
export function doubtedOf(commands: readonly Command[], text: string): Command[] {
  const isWish = commands.some(({ command }) => command === 'find')
  return commands.map((one): Command => {
    // "You said yourself it has wool, I need one without": nor is that.
    if (one.command === 'ask' && one.of === 'goods' && isWish && one.skus.length === 1 && saidSo.test(one.text) && !asksSomething(one.text))
      return { command: 'reject', probability: one.probability, text: one.text, skus: one.skus, slots: {} }
    const isBare =
      one.command === 'ask' && one.of === 'goods' && bareDoubt.test(one.text) && !asksSomething(one.text.replace(/[?？]+\s*$/u, ''))
    if (!isBare || one.skus.length !== 1 || !disbelief.test(text.replace(one.text, ' '))) return one
    const { probability, skus } = one
    return { command: 'reject', probability, text: one.text, skus, slots: {} }
  })
}
const saidSo =
  /^\s*(?:but |and |no,? )*(?:you|u) (?:just |yourself |literally )*(?:said|told me)\b|^[你您]们?(?:自己|刚才?|都|也|不是){0,3}说/iu
const bareDoubt = /^[^?？,，.。]{2,24}[?？]+\s*$/u
const disbelief =
  /\b(?:i (?:hardly|don['’]?t|dont|wouldn['’]?t) think so|no (?:thanks|thank you|way|chance)|not (?:really|likely)|nope|nah|hardly|yuck|as if|joking|kidding)\b|才不|不行吧|算了吧|开(?:什么|啥)?玩笑|搞错/iu

/** "That has wool in it, I need one with no wool": one of the kind of what is turned down. */
function ofKindRefused(commands: readonly Command[], { vocabulary }: Shop): readonly Command[] {
  const [refused, more] = commands.flatMap(one => (one.command === 'reject' ? one.skus : []))
  const category = more === undefined ? vocabulary.products.find(({ sku }) => sku === refused)?.category : undefined
  return commands.map((one): Command => {
    const isOpen = one.command === 'find' && !one.wish.hasKind && !one.wish.isNew && (one.slots.category ?? one.slots.product) === undefined
    if (category === undefined || !isOpen || !wantsOne.test(one.text)) return one
    return { ...one, slots: { ...one.slots, category }, wish: { ...one.wish, hasKind: true } }
  })
}
const wantsOne = /\b(?:need|want|like|prefer|have|got|get|do|show me)\b.{0,12}\b(?:an? )?(?:[a-z-]+ )?ones?\b/iu

const isDislike = ({ command, text }: Command): boolean =>
  command === 'add' && dislikes.test(text) && !takes.test(text.replace(dislikes, ' ')) && denied(text).length > 0
const dislikes =
  /\b(?:is|are|am|was)(?:n'?t| not) (?:really |that |so |very |much )?(?:into|keen on|fond of|a fan of|big on)\b|\b(?:hates?|dislikes?|can'?t stand|does ?n[o']?t like)\b|不(?:太)?喜欢|讨厌|过敏/iu
const takes = /\b(?:take|have|want|get|add|buy|order|please|pls|grab)\b|[来要拿买]/iu

const refusal = (text: string, probability: number, avoid: readonly string[]): Command => ({
  command: 'find',
  probability,
  text,
  skus: [],
  slots: {},
  wish: { words: '', hasKind: false, isOption: false, isNew: false, avoid },
})

const statesRefusal = /\b(?:do(?:es)?n'?t|won'?t|not) (?:need|want)\b|\bno need for\b|用不[着上]|不(?:需要|想要|要|用)(?!吗|么)|没必要/iu

/** "Actually not the cards, I never wanted them" of what is counted wishes for nothing. */
export function letGo(commands: readonly Command[], message: Message, shop: Shop): Command[] {
  const { taken = [], summed = [], text } = message
  const counted = [...taken, ...summed]
  const isNoWish = commands.every(one => one.command === 'find' && !one.wish.hasKind && Object.keys(one.slots).length === 0)
  const skus = isNoWish && counted.length > 0 ? refusedIn(message, shop).filter(sku => counted.includes(sku)) : []
  return skus.length === 0 ? [...commands] : [{ command: 'drop', probability: 1, text, skus, slots: {}, called: true }]
}

/** 不要入耳的, 他已经有手冲壶了: not this thing is refused but a kind or a quality, and others without it are wanted. */
export function refusedOf({ command, probability = 1 }: Read, message: Message, { vocabulary }: Shop): Command | undefined {
  const { text, shown, language, taken = [], summed = [], cart, choosing } = message
  // "I literally just said no blue" of who has taken nothing lets go of nothing.
  const isOfNothing = command === 'drop' && taken.length + summed.length + cart.length === 0 && choosing === undefined
  const isTurningDown = command === 'no' || command === 'reject' || isOfNothing
  // 乳胶的味我受不了 of who was shown a pillow asks nothing of it.
  // Nor does "ok and treats? he cant have chicken".
  const told = text.split(/(?<=[?？])/u).filter(piece => notBorne(piece).length > 0)
  const isNotBorne = !isTurningDown && heardOfIt.has(command) && shown.length > 0 && told.length > 0 && !told.some(asksSomething)
  if (!isTurningDown && !isNotBorne) return undefined
  const avoid = denied(text)
  const { notColour } = isOfNothing ? readSlots(text, language, vocabulary) : {}
  if ((avoid.length === 0 && notColour === undefined) || (goodsWanted(text).some(({ word }) => !avoid.includes(word)) && !isNotBorne))
    return undefined
  return { ...refusal(text, probability, avoid), slots: notColour === undefined ? {} : { notColour } }
}

const heardOfIt: ReadonlySet<string> = new Set(['ask', 'order', 'chat', 'stock', 'off', 'noise'])

/** "Not a sleeping bag, a tent": what is named beside what is refused is wanted. */
export function insteadOf(command: Read, message: Message, shop: Shop): Command | undefined {
  const { text, language } = message
  const { vocabulary } = shop
  const heard = readSlots(text, language, vocabulary)
  const named = calledIn(message, shop)
  const { words: ofCategory = [] } = vocabulary.categories.find(({ id }) => id === heard.category) ?? {}
  // 要双筒的, "a POT": the kind itself, and no one thing of it.
  const ofNamed = vocabulary.products.find(({ sku }) => sku === named)?.category
  // 我说要花束 of a shop with a "birthday basket of flowers": its own word for a kind says more than a part of a name.
  const isPart =
    named !== undefined && language === 'zh' && shop.speaksOf(text).every(({ sku, share }) => sku !== named || share < mostOfName)
  const isKind =
    heard.product === undefined && heard.category !== undefined && (named === undefined || ofNamed === heard.category || isPart)
  const product = isKind ? undefined : (heard.product ?? (named === undefined ? undefined : [named]))
  // 咋给我推帐篷，我要睡袋: what stands beside what is refused, by its own name, though the shop sorts both alike.
  const refused = denied(text)
  const words = goodsWanted(text).findLast(({ word }) => !refused.includes(word))?.word ?? ofCategory[0] ?? ''
  if (product === undefined && heard.category === undefined) return undefined
  const slots = product === undefined ? { category: heard.category! } : { product }
  const wish = { words, hasKind: true, isOption: false, isNew: false, avoid: [] }
  return { command: 'find', probability: command.probability ?? 1, text, skus: [], slots, wish }
}

const mostOfName = 0.5

/** 转台先不要 就刚才那俩: what is turned down by its name is not taken, whatever the message is heard as. */
export function withoutTurnedDown(
  commands: readonly Command[],
  { text, clauses, taken = [], summed = [] }: Message,
  { speaksOf }: Shop,
): Command[] {
  if (clauses.length === 0 || !letsGo.test(text)) return [...commands]
  const gone = text
    .split(/(?<![\s,，.。;；!！])[\s,，.。;；!！]+(?=\p{Script=Han})|[,.;!]\s|[，。；！]/u)
    .filter(part => letsGo.test(part) && !asksSomething(part))
  const refused = new Set(gone.flatMap(part => speaksOf(part).flatMap(one => (nameScore(one) > isNamedFrom ? [one.sku] : []))))
  const isGone = (one: Command) => one.command === 'add' && one.skus.length > 0 && one.skus.every(sku => refused.has(sku))
  const left = commands.map((one): Command => (isGone(one) ? ({ ...one, command: 'reject' } as Command) : one))
  const isOfRest = commands.some(isGone) && theRest.test(text) && taken.length + summed.length > 0
  return isOfRest ? [...left, { command: 'total', probability: 1, text, skus: [], slots: {} }] : left
}
/** What was spoken of before it. */
const theRest =
  /[就只](?:要)?(?:刚才|之前|前面|原来)?的?[那这](?:俩|两|几|些|三)|\bjust (?:those|these|the (?:two|first|others?|rest)|what i (?:had|have))\b/iu
