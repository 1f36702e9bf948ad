import type { Wish } from '../dialogue/commands.ts'
import { grownUp, oldest, readAge } from '../language/ages.ts'
import { around, countSaid } from '../language/amounts.ts'
import { asksMore, asksOtherwise, wantedLess, withoutComparison } from '../language/comparatives.ts'
import { allergicTo, denied } from '../language/denials.ts'
import { foldText } from '../language/fold.ts'
import { whatFor } from '../language/for-what.ts'
import { findGoods, goodsOf, goodsWanted, hasWord, isAmong, qualitiesIn } from '../language/goods.ts'
import type { Language } from '../language/language.ts'
import { isMatter } from '../language/matter.ts'
import { alreadyThere } from '../language/owned.ts'
import { sharesWith } from '../language/people.ts'
import { asksSomething } from '../language/question-words.ts'
import { isSpeaker, recipientWords } from '../language/recipients.ts'
import { readSlots, type Slots, type Vocabulary } from '../language/slots.ts'
import { sortOf } from '../language/sorts.ts'
import { comparativeAsked, superlativeAsked, superlativeOfAll } from '../language/superlatives.ts'
import { asksSale, likeBefore, opensWish, wantsAnother } from '../language/wish-phrases.ts'
import { type Command as Read, valuesOf } from './commands.ts'

/** What the shop has a term for; a colour it does not know is kept as the shopper's word. */
export function slotsOf(command: Read, ofMessage: Slots, message: string, language: Language, vocabulary: Vocabulary): Slots {
  const refused = command.command === 'find' ? denied(foldText(message)) : []
  const isHad = (word: string) => isThere(word, message)
  const read = (key: string) => {
    const values = valuesOf(command, key)
    // 已经有充电宝了: of what somebody has none is looked for.
    const text = (key === 'kind' ? values.filter(value => !(refused.includes(value.toLowerCase()) || isHad(value))) : values).join(' ')
    return text === '' ? undefined : { text, slots: readSlots(text, language, vocabulary) }
  }
  const [kind, colour, size, recipient, not] = [read('kind'), read('colour'), read('size'), read('for'), read('not')]
  // "The window is about 110 wide": a measure is no price.
  const measures = valuesOf(command, 'size').flatMap(value => (sides.test(value) ? (value.match(/\d+(?:\.\d+)?/g) ?? []) : []))
  const budget = budgetOf(valuesOf(command, 'budget').findLast(value => !measures.some(number => value.endsWith(number))))
  const quantity = Number(valuesOf(command, 'quantity')[0] ?? '')
  // Of "size 9" the tag may hold the number alone, which is no size of the shop.
  const whole = size !== undefined && ofMessage.size?.includes(size.text) === true ? ofMessage.size : undefined
  // "I have needles, 4 mm": of what is there no size is looked for.
  const isOfHad = command.command === 'find' && valuesOf(command, 'kind').some(isHad)
  const sizeMeant = size === undefined || isOfHad ? undefined : (size.slots.size ?? sizeOf(size.text, vocabulary) ?? whole)
  // What the tags of a wish have missed, the shop's own words may still tell.
  const heard: Slots = command.command === 'find' ? ofMessage : {}
  const isElse =
    (vocabulary.categories.find(({ id }) => id === heard.category)?.words ?? []).some(isHad) ||
    isElsewhere(kind?.text, heard, vocabulary) ||
    (kind === undefined && isOfFeature(command, message, heard, language, vocabulary))
  const category = longerKind(kind, heard.category, vocabulary) ?? kind?.slots.category ?? (isElse ? undefined : heard.category)
  // "A pot for the snake plant": that is there already.
  const forWhat = command.command === 'find' ? whatFor(message) : undefined
  const isFor = ({ product }: Slots) => forWhat !== undefined && sameProduct(readSlots(forWhat, language, vocabulary).product, product)
  const [product] = [kind?.slots ?? {}, heard]
    .filter(slots => !isFor(slots))
    .flatMap(slots => (slots.product === undefined ? [] : [slots.product]))
  // Who comes along is not given it, nor is the dog of "dog walks".
  const isUsed =
    heard.recipient === 'pet' && valuesOf(command, 'use').some(use => recipientWords.pet.some(word => hasWord(use.toLowerCase(), word)))
  const isSaying = recipient !== undefined && isSpeaker(message, message.indexOf(recipient.text) + recipient.text.length)
  const told =
    (recipient === undefined && !isUsed) || isSaying
      ? heard.recipient
      : (recipient?.slots.recipient ?? kinOf(recipient?.text, language, vocabulary))
  const whom = sharesWith(foldText(message)) ? undefined : told
  // "Something that isnt paint or drawing".
  const isRefusedKind = [...valuesOf(command, 'not').flatMap(eachOf), ...refused].some(
    one => sortOf(one) === undefined && readSlots(one, language, vocabulary).category === category,
  )
  const notColour = heard.notColour ?? not?.slots.notColour ?? not?.slots.colour
  const named = colour?.slots.colour ?? kind?.slots.colour
  // "Not black, green": whatever the tags say, what is refused is not wanted.
  const colourMeant = named !== undefined && named === notColour ? heard.colour : named
  return {
    ...(category === undefined || isRefusedKind ? {} : { category }),
    ...(product === undefined ? {} : { product }),
    ...(colourMeant === undefined ? {} : { colour: colourMeant }),
    ...(sizeMeant === undefined ? {} : { size: sizeMeant }),
    ...(whom === undefined ? {} : { recipient: whom }),
    ...(notColour === undefined ? {} : { notColour }),
    ...(budget === undefined ? {} : { budget }),
    ...(quantity > 0 ? { quantity } : {}),
  }
}

/** Somebody has it, and no other is wanted. */
function isThere(word: string, message: string): boolean {
  const folded = foldText(message)
  const at = folded.indexOf(word.toLowerCase())
  return at >= 0 && alreadyThere(folded, at, at + word.length)
}

/** 爸 of 给我爸, as the tags have it. */
const kinOf = (said: string | undefined, language: Language, vocabulary: Vocabulary) =>
  said !== undefined && /^[爸妈姐妹哥弟]$/u.test(said) ? readSlots(`我${said}`, language, vocabulary).recipient : undefined

const sides = /\b(?:wide|long|tall|high|deep|drop|across)\b|[宽长高深]/iu

const sameProduct = (one: readonly string[] | undefined, other: readonly string[] | undefined): boolean =>
  one !== undefined && other !== undefined && one.join() === other.join()

/** A reading light for the bed is no bed: a category that the message names beside goods that were tagged as what is wanted. */
function isElsewhere(kind: string | undefined, { category }: Slots, { categories }: Vocabulary): boolean {
  const ids = new Set(goodsWanted(kind ?? '').flatMap(one => one.ids))
  const ofCategory = goodsOf(categories.find(({ id }) => id === category)?.words ?? [])
  return ids.size > 0 && ofCategory.size > 0 && !isAmong(ids, ofCategory) && !isAmong(ofCategory, ids)
}

/** "Something for my wrists, desk's cold": no desk is wanted. */
const isOfFeature = (command: Read, message: string, { category }: Slots, language: Language, vocabulary: Vocabulary): boolean =>
  category !== undefined && readSlots(withoutFeatures(command, message), language, vocabulary).category !== category

/** What the message names beside how things are and what they are for: no lamp is wanted against the street lamp. */
const withoutFeatures = (command: Read, text: string): string =>
  ['feature', 'use'].flatMap(key => valuesOf(command, key)).reduce((left, value) => left.replace(value, ' '), text)

/** 杯子 in the message where the tags have only its 杯, which may be the end of other names. */
function longerKind(
  kind: { text: string; slots: Slots } | undefined,
  heard: string | undefined,
  { categories }: Vocabulary,
): string | undefined {
  if (kind === undefined || heard === undefined || heard === kind.slots.category) return undefined
  const words = categories.find(({ id }) => id === heard)?.words ?? []
  return words.some(word => word.length > kind.text.length && word.startsWith(kind.text)) ? heard : undefined
}

/** A label of the shop's own, however it is written. */
function sizeOf(text: string, { sizes }: Vocabulary): string | undefined {
  const compact = (label: string) => label.toLowerCase().replaceAll(/[\s码号]/g, '')
  return sizes.find(size => compact(size) === compact(text))
}

/** `<=400`, `>=200`, `~200`, `100-200`, in major units; about so much is a fifth more or less. */
export function budgetOf(text: string | undefined): Slots['budget'] {
  const [, relation = '', low = '', high] = /^(<=|>=|~)?(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?$/.exec(text ?? '') ?? []
  const value = Number(low)
  if (low === '' || !(value > 0 || high !== undefined)) return undefined
  if (high !== undefined) return { min: value, max: Number(high) }
  if (relation === '>=') return { min: value }
  return relation === '~' ? around(value) : { max: value }
}

/** "Mad on dinosaurs n science, no idea what to get": what somebody is fond of is refused by nobody. */
function isLiked(value: string, text: string): boolean {
  const folded = foldText(text)
  const at = folded.indexOf(value.toLowerCase())
  return at > 0 && fond.test(folded.slice(Math.max(0, at - 40), at))
}
const fond =
  /(?:\b(?:mad|crazy|nuts|keen|hooked|obsessed|big) (?:on|about|over|with|into)|\b(?:obsessed with|really into|(?<!not |isn't |n't )into|(?<!not |n't |nor |never |to )(?:loves?|adores?)|(?<!not a |no )fan of)|(?<!不)(?:最爱|爱[喝吃玩看听用穿戴打]|喜欢|迷上|痴迷|特别爱|[要得]有|必须有))(?: (?:his|her|their|all|the))? ?(?:[a-z]+ ?(?:n|and|&|,|or) )?$/u

/** 香味 of 带香味, "in-ear" of "in-ear kind". */
const bare = (word: string): string => word.replace(/^[带含有](?=\p{Script=Han}{2,})| (?:kinds?|types?|things?|ones?|stuff)$/giu, '')

/** "Paint or drawing", 铅笔和蜡笔: two things that are refused at once. */
const eachOf = (said: string): string[] => said.split(/ (?:or|and|nor) |\/|、|或者?|和|跟/u).filter(one => one.trim() !== '')

/** "Not coffee, I said cosy": goods and qualities that are refused, whether or not a tag marks them; of "has no tent" none is. */
const refusedThings = (text: string): string[] => {
  const folded = foldText(text)
  const refused = denied(folded).map(bare)
  // "No toys or bags" refuses both, though only the first stands behind the no.
  const wanted = goodsWanted(text).flatMap(({ word }) => (refused.includes(word) ? [] : [word]))
  return refused.filter(
    word =>
      (goodsOf([word]).size > 0 || qualitiesIn(word).length > 0 || isMatter(word)) &&
      !wanted.some(one => word.includes(one) || one.includes(word)) &&
      !lacking.test(folded.slice(0, Math.max(0, folded.indexOf(word)))),
  )
}
const lacking = /\b(?:have|has|had|'?ve|got|there'?s|is|are|with) (?:no|not (?:a|an|any)) (?:[a-z]+ )?$/u

const gifts = /礼物|礼品(?![卡袋盒])|送人|送礼|生日|\b(?:gifts?(?! (?:cards?|vouchers?|bags?|box|wrap))|presents?|birthday)\b/iu

export function wishOf(
  command: Read,
  text: string,
  { category, recipient, colour, notColour, size, product }: Slots,
  language: Language,
  vocabulary: Vocabulary,
  foreign: boolean,
): Wish {
  const refused = denied(foldText(text)).map(word => word.toLowerCase())
  // No lamp is refused with clamps.
  // 换束花 beside 不要花篮 is not refused.
  const holds = (word: string, value: string) => hasWord(word, value) && (!/^\p{Script=Han}+$/u.test(value) || word.endsWith(value))
  const isRefused = (value: string) =>
    refused.some(word => (sortOf(word) === undefined && holds(word, value.toLowerCase())) || hasWord(value.toLowerCase(), word)) ||
    isThere(value, text)
  const all = (...keys: string[]) => keys.flatMap(key => valuesOf(command, key))
  // 他已经有手冲壶了: what somebody has is not wanted.
  const of = (...keys: string[]) => all(...keys).filter(value => !isRefused(value))
  // Where no value was found in it, the whole of it tells what is wanted.
  const beside = wantedBeside(text, refused)
  const untagged = command.args.length === 0 ? [text] : command.args.every(([key]) => key === 'not') ? beside : []
  // What is tagged as refused where it is said to be wanted.
  const isWanted = (value: string) => isLiked(value, text) || beside.some(part => part.toLowerCase().includes(value.toLowerCase()))
  const isTurnedDown = (word: string) =>
    refused.includes(word) || all('not').some(value => !isWanted(value) && value.toLowerCase() === word)
  const goods =
    of('kind').length > 0 ? [] : goodsWanted(withoutFeatures(command, text)).flatMap(({ word }) => (isTurnedDown(word) ? [] : [word]))
  const ofCategory = vocabulary.categories.find(({ id }) => id === category)?.words ?? []
  const kinds = of('kind').map(value => inFull(value, text, ofCategory))
  const counted = countSaid(foldText(text))
  const lessSo = wantedLess(foldText(text))
  const isLess = (value: string) => lessSo !== undefined && value.includes(lessSo)
  const words = [
    ...untagged,
    ...(counted === undefined ? [] : [counted]),
    ...of('brand', 'material', 'feature', 'use', 'age').filter(value => !isLess(value)),
    ...kinds.filter(value => !isLess(value)),
    ...all('not').filter(value => isWanted(value) && untagged.length === 0),
    ...goods,
    // What the shop has no term for may still stand in its texts.
    ...(colour === undefined ? of('colour') : []),
    ...(size === undefined ? of('size') : []),
    ...of('for').filter(who => !pronoun.test(who)),
    // Where no number tells which is the warmest, words may.
    ...(superlativeAsked(text) === 'warmest' ? [language === 'zh' ? '保暖' : 'warm'] : []),
  ]
  // Where the tags have missed what is wanted, the whole of it tells for how old a child.
  const age =
    of('age').length + of('for').length === 0 && words.length > untagged.length ? undefined : (readAge(text) ?? grownAge(of('age')))
  // 露营用的灯
  const forWhat = whatFor(text) ?? of('use').findLast(use => text.includes(`${use}用`))
  const order = superlativeAsked(text)
  const than = thanBefore(text)
  // "The Stillvale headphones": what stands before the kind is part of a name.
  const beforeKinds = product === undefined ? of('kind').map(beforeKind) : []
  const features = [...of('feature', 'material'), ...beforeKinds].map(bareFeature).filter(isTelling)
  const isGift =
    gifts.test(of('kind', 'use', 'for', 'feature').join(' ')) || (recipient !== undefined && recipient !== 'self' && gifts.test(text))
  const isSale = asksSale(of('feature', 'kind').join(' ')) || asksSale(text)
  return {
    words: withoutComparison(words.join(' '), foldText(text)),
    hasKind: category !== undefined || product !== undefined || of('kind').length > 0 || goods.length > 0,
    ...(kinds.length === 0 ? {} : { kind: kinds.join(' ') }),
    isOption: command.args.every(([key]) => key === 'colour' || key === 'size'),
    ...(foreign ? { foreign: true as const } : {}),
    isNew:
      of('new').length > 0 ||
      (words.length > 0 && wantsAnother(text) && !likeBefore(text)) ||
      (kinds.length === 0 && goods.length === 0 && (opensWish(text) || superlativeOfAll(text))),
    // A colour that is refused leaves the other colours of a thing.
    avoid: [
      ...new Set([
        ...[
          ...all('not')
            .flatMap(eachOf)
            .filter(value => !isWanted(value)),
          ...all('kind').filter(isRefused),
        ]
          .map(bare)
          .map(value =>
            /^(?:[a-z]{1,2}|\p{Script=Han})$/iu.test(value) ? (wordWith(value.toLowerCase(), text, refused) ?? value) : value,
          ),
        ...refusedThings(text),
        ...allergicTo(text),
        ...harmTo(text),
        ...(lessSo === undefined ? [] : [lessSo]),
        ...of('feature')
          .flatMap(value => without.exec(value)?.slice(1) ?? [])
          .flatMap(word => (word === '毒' ? poisonous : [word])),
      ]),
    ].filter(word => notColour === undefined || readSlots(word, language, vocabulary).colour === undefined),
    ...(age === undefined ? {} : { age }),
    ...(isGift ? { gift: true } : {}),
    ...(isSale ? { sale: true } : {}),
    ...(order === undefined ? {} : { order }),
    ...(than === undefined ? {} : { than }),
    ...(features.length === 0 ? {} : { features }),
    ...(forWhat === undefined ? {} : { forWhat }),
  }
}

/** "Wallpaper paste", of which the tag has the wallpaper alone: all of the name by which the shop sorts it. */
function inFull(value: string, text: string, ofCategory: readonly string[]): string {
  const said = value.toLowerCase()
  const folded = foldText(text)
  return (
    ofCategory.find(word => word.length > said.length && word.toLowerCase().startsWith(said) && hasWord(folded, word.toLowerCase())) ??
    value
  )
}

/** 胶水 of 不是胶水啦, of which the tag has the 胶 alone: 免胶 is not refused. */
const wordWith = (value: string, text: string, refused: readonly string[]): string | undefined =>
  [...refused, ...findGoods(text).found.map(({ word }) => word)].find(word => word.includes(value))

const pronoun = /^(?:[我你他她它]|him|her|them|me|us)$/iu

/** "My sister's 40th": of a grown-up. */
const grownAge = ([age = '']: readonly string[]): number | undefined =>
  Number.parseInt(age, 10) >= grownUp && Number.parseInt(age, 10) <= oldest ? Number.parseInt(age, 10) : undefined

/** 猫啃了也没事的, "safe for cats": what would harm them is refused. */
const harmTo = (text: string): string[] =>
  safeToThem.test(text) ? (/\p{Script=Han}/u.test(text) ? poisonous : ['toxic', 'poisonous']) : []
/** What can be sterilised (消毒) is not. */
const poisonous = ['有毒', '微毒', '毒性', '中毒']
const safeToThem =
  /(?:猫|狗|宠物|毛孩子|宝宝|小孩|孩子|娃)[^，。,.!！?？]{0,8}(?:安全|没事|无害|不会?中毒|没有?毒|无毒)|\b(?:cat|dog|pet|bird|rabbit|child|kid|baby|toddler)s?[- ]safe\b|\bsafe (?:for|with|around|round|near) (?:[a-z]+ ){0,2}(?:cats?|kittens?|dogs?|pupp(?:y|ies)|pets?|rabbits?|birds?|child(?:ren)?|kids?|bab(?:y|ies)|toddlers?)\b|\bnon-?toxic\b/iu

/** 没毒的, 无糖: what it tells of itself then is refused. */
const without = /(?:(?<!有)没有?|无(?!线))(?!事|问题|关系|办法|用|法)(\p{Script=Han}{1,3})的?$/u

/**
 * "Brie goes off tho. Something without cheese", "I've got needles. I meant buttons": what is told before a wish that only refuses, or that somebody has, names nothing
 * that is wanted.
 */
export function partWished({ command, args }: Read, text: string): string {
  if (command !== 'find') return text
  const parts = text.match(/[^.。!！?？;；\n]+[.。!！?？;；\n]*/gu) ?? []
  const isOwn = (part: string) => args.some(([, value]) => part.toLowerCase().includes(value.toLowerCase()))
  // "Those are mens. Have you no womens ones?"
  if (args.length === 0)
    return parts.some(asksSomething)
      ? parts
          .filter(part => !(pointsAtIt.test(part) && !asksSomething(part)))
          .join('')
          .trim()
      : text
  if (!parts.some(isOwn)) return text
  const onlyRefuses = args.every(([key]) => key === 'not') && wantedBeside(text, denied(foldText(text))).length === 0
  return parts
    .filter(part => isOwn(part) || (!onlyRefuses && (asksSomething(part) || !hasSome.test(part) || tellsOfSomebody(part))))
    .join('')
    .trim()
}
const pointsAtIt = /^\s*(?:(?:those|these|they|that|this|it)(?: is| are|['’]s|['’]re) |[这那](?:些|[个款双件条种])?(?:都?是|不是|太))/iu
/** "We've got a two-year-old", "I have a cat". */
const tellsOfSomebody = (part: string): boolean =>
  readAge(part) !== undefined || Object.values(recipientWords).some(words => words.some(word => hasWord(part.toLowerCase(), word)))
const hasSome = /\b(?:i|we)(?:['’]?ve)? (?:already |just )?(?:have|got|own)\b|已经有|有了/iu

/** 要头戴的 of 我要头戴的啊 不要塞耳朵的: what is wanted beside what is refused. */
const wantedBeside = (text: string, refused: readonly string[]): string[] =>
  text
    .split(/[\s,，.。;；!！]+(?=\p{Script=Han})|[,，.。;；!！]+/u)
    .filter(part => wanting.test(part) && !ofPrice.test(part) && !refused.some(word => part.toLowerCase().includes(word)))
const ofPrice = /便宜|贵|\b(?:cheap|dear|expensive)/iu
const wanting =
  /^(?:我|就|还是)?(?:想)?要(?!不|了)|^\s*(?:something|anything|smth|sth)\b|\b(?:i|he|she|we|they)(?:'d)? (?:want|need|prefer)s?\b|^\s*(?:want|need)\b/iu

/** 防水 of 能防水的. */
const bareFeature = (words: string): string =>
  words.replace(/^(?:可以|[要能可带含有])(?=\p{Script=Han}{2})|(?<=\p{Script=Han}{2})的$/gu, '')

/** 降噪 of 降噪耳机, which the reader takes for a kind. */
function beforeKind(kind: string): string {
  const folded = foldText(kind)
  const [first] = goodsWanted(folded)
  return first === undefined ? '' : folded.slice(0, first.start).trim()
}

/** Not the 双 of 双跑鞋. */
const isTelling = (words: string): boolean => /\p{Script=Han}{2}|[a-z]{4}/iu.test(words)

/** "Is there a warmer one?", 再厚一点的: not a price, nor the next size. */
function thanBefore(text: string): Wish['than'] {
  const by = comparativeAsked(text)
  const folded = foldText(text)
  if (!asksOtherwise(folded)) return undefined
  return { ...(by === undefined ? {} : { by }), ...(asksMore(folded) ? {} : { apart: true as const }) }
}
