import type { Command } from '../dialogue/commands.ts'
import { goodsWanted } from '../language/goods.ts'
import { asksSomething } from '../language/question-words.ts'
import type { Vocabulary } from '../language/vocabulary.ts'

/** Whether it suits, is so or is there, and nothing of what: words that every such question is made of. */
const empty = {
  zh: /觉得|[个款种]|顺便(?:问下|问一下|问)?|对了|你们?|您|我们?|咱们?|店里|这[个样]?|那[个样]?|它|之前|以前|不是|是|有没有|没有|有|没|还|都|也|就|真的?|到底|应该|肯定|大概|可不可以|可以|能不能|能|行不行|行|会不会|会|要不要|用不用|对|成|好|不|的|了|吗|嘛|呢|吧|啊|呀|哦|哈|么|啥?影响|[啥大有]?问题|关系|要紧|碍事|事儿?|怎么样|怎样|咋样|顶得住|扛得住|撑得住|受得了/gu,
  en: /\b(?:by the way|btw|you|u|i|we|it|its|it's|is|are|am|was|were|that|that's|thats|this|they|them|these|those|there|he|she|him|her|would|will|wont|won't|does|do|did|didn'?t|don'?t|doesn'?t|isn'?t|aren'?t|can|could|should|be|been|ok|okay|alright|all|right|fine|good|any|an?|the|problem|issue|matter|really|so|then|still|have|had|has|get|got|not|no|yes|or|and|but|also|too|possible|sure|true|correct|work|think|reckon|cope|manage|manageable|happen|case|if|for|to|me|us|with)\b|'s|'ll/giu,
}
/** A question without a word of its own. */
export function isHollow(question: string): boolean {
  const left = question.replace(/\p{Script=Han}/u.test(question) ? empty.zh : empty.en, '')
  return asksSomething(question) && !/[\p{L}\p{N}]/u.test(left)
}

/** 两百块能买到鞋吗, "what can I get for 50" beside the wish that it is a part of: whatever is shown tells it. */
function withoutAfforded(commands: readonly Command[]): Command[] {
  const isWished = commands.some(one => one.command === 'find' && one.slots.budget !== undefined)
  return isWished ? commands.filter(one => !mayAskMoney.has(one.command) || one.called === true || !asksMoney(one.text)) : [...commands]
}

const mayAskMoney: ReadonlySet<Command['command']> = new Set<Command['command']>(['ask', 'haggle'])

/** Whether so much will do, in no words but these and those of goods. */
function asksMoney(whole: string): boolean {
  const said = whole.split(/[,，。;；!！]|(?<=\p{Script=Han}) /u).filter(part => asksSomething(part))
  return said.length > 0 && said.every(isOfMoney)
}

function isOfMoney(text: string): boolean {
  const goods = goodsWanted(text).reduce((left, { word }) => left.replace(word, ' '), text)
  const left = goods.replace(ofMoney, ' ').replace(/\p{Script=Han}/u.test(text) ? empty.zh : empty.en, ' ')
  return sum.test(text) && !/[\p{L}\p{N}]/u.test(left)
}
const sum = /\d|[一二两三四五六七八九十几][十百千]|预算|\bbudget\b/iu
const ofMoney =
  /[¥￥£$€]?\d+(?:\.\d+)?|[一二两三四五六七八九十百千几半]+(?=[十百千块元来多以之左上出内够能可买拿行\s,，])|预算|价[位格钱]|以[内下]|之内|左右|上下|出头|块钱?|元|[来多]|钱|够不够|够|买得?[到下起]?(?:\p{Script=Han}{1,3}(?=[吗么嘛不没]))?|拿得?[到下]?|入手|搞定|整|[到下起]|[什啥]么?|哪些|一?[个双件条只把款套样种]|东西|\b(?:quid|pounds?|euros?|dollars?|bucks|yuan|rmb|budget|what|whats|which|anything|something|one|buy|find|spend|afford|enough|doable|under|below|within|around|about|up|go|far|much|price|range|money|decent|nice|sort)\b/giu

const parts = /(?:[^,，.。!！?？;；\n–]|(?<=\d)[.,](?=\d))+[?？]?/gu

/**
 * "Do they handle sweat, I run a lot, will they be alright" · 地图那个呢，你们不是有吗: a question without a word of its own asks of what stands before it. Where that
 * is told, it is one question with it; where that asks, it asks the same once more.
 */
export function withoutHollow(all: readonly Command[], message: string): Command[] {
  const commands = withoutAfforded(withAlternatives(all, message))
  if (commands.length < 2 || !commands.some(isHollowAsk)) return [...commands]
  const others = commands.some(one => !isHollowAsk(one) && asks.has(one.command))
  return commands.flatMap((one): Command[] => {
    const before = isHollowAsk(one) ? partBefore(one.text, message) : undefined
    if (before === undefined) return [one]
    if (!asksSomething(before)) return [{ ...one, text: withToldBefore(one.text, message) ?? one.text }]
    return others ? [] : [one]
  })
}

/** 你们不是有个初学剪钳吗 多少钱: whether there is such a thing is told by what is told of it. */
export function withoutPresence(commands: readonly Command[], { products }: Pick<Vocabulary, 'products'>): Command[] {
  const called = commands.flatMap(one => (one.called === true && one.command !== 'ask' && one.skus.length === 1 ? one.skus : []))
  const names = products.flatMap(({ sku, names }) => (called.includes(sku) ? names.map(name => name.toLowerCase()) : []))
  const isPresence = ({ command, text, skus }: Command): boolean => {
    const lower = text.toLowerCase()
    const name = names.find(one => lower.includes(one))
    return command === 'ask' && skus.length === 0 && name !== undefined && isHollow(lower.replace(name, ' '))
  }
  return commands.flatMap((one): Command[] => {
    if (called.length > 0 && isPresence(one)) return []
    const told = commands.find(other => tellsIt(other, one))
    return [told === undefined ? one : { ...one, text: told.text }]
  })
}

/** 那个实验箱多少钱, "does it come in big bags" is the question that the price or the stock in the same words is read to answer. */
function tellsIt(other: Command, one: Command): boolean {
  const asksIt = other.command === 'price' ? asksPrice : other.command === 'stock' ? asksComesIn : undefined
  const isPlain = one.command === 'ask' && one.of === 'goods' && one.topic === undefined && one.list === undefined
  if (asksIt === undefined || !isPlain) return false
  if (other.command === 'price' && !(other.text.includes(one.text) || one.text.includes(other.text))) return false
  return one.skus.every(sku => other.skus.includes(sku)) && asksIt.test(one.text)
}
const asksPrice =
  /^[^,，、和]{0,16}(?:多少钱|什么价|啥价|几块钱?)[?？]*$|^(?:and )?(?:how much (?:is|are|s|for|would) [^,]{2,40}|what(?:'?s| is) the price [^,]{0,40})$/iu
const asksComesIn =
  /\b(?:does|do|is|are|has) [^,]{2,30} (?:come in|available in|in stock)\b|^[^,，]{0,12}有没?有?[^,，]{1,12}(?:的|号|码|色)[吗么没]?[?？]*$/iu

/** "Is the clay in the price or does she bring her own?": two ways of one question, of which a text tells one. */
function withAlternatives(commands: readonly Command[], message: string): Command[] {
  const done: Command[] = []
  for (const one of commands) {
    const last = done.at(-1)
    const whole = last?.command === 'ask' && one.command === 'ask' ? alternativesIn(last.text, one.text, message) : undefined
    if (whole === undefined) done.push(one)
    else done[done.length - 1] = { ...last!, text: whole }
  }
  return done
}

function alternativesIn(first: string, second: string, message: string): string | undefined {
  const start = message.indexOf(first)
  const end = message.lastIndexOf(second)
  const between = start < 0 || end < start + first.length ? undefined : message.slice(start + first.length, end)
  if (between === undefined || between.length > longestBetween || /[.?!。？！;；\n]/u.test(between) || !/(?:\bor|还是) *$/iu.test(between))
    return undefined
  return message.slice(start, end + second.length)
}
const longestBetween = 60

/** A question with what is told right before it in the same breath; nothing where something is asked there, or it is the first. */
export function withToldBefore(question: string, message: string): string | undefined {
  const before = partBefore(question, message)
  if (before === undefined || asksSomething(before)) return undefined
  return message.slice(message.lastIndexOf(before, message.lastIndexOf(question)), message.lastIndexOf(question) + question.length).trim()
}

/** Asked of what is told before it ("we're hiking, is it manageable"), and the text that was found has no word of that. */
export function isBesidePoint(question: string, text: string): boolean {
  const said = (question.match(parts) ?? []).map(part => part.trim())
  const [told, last] = [said.slice(0, -1).join(' '), said.at(-1) ?? '']
  if (told === '' || asksSomething(told) || !isHollow(last)) return false
  const found = text.toLowerCase()
  return !wordsOf(told).some(word => found.includes(word))
}

/** Two characters, or the beginning of a longer word. */
function wordsOf(text: string): string[] {
  const left = text.toLowerCase().replace(empty.en, ' ')
  const latin = (left.match(/[a-z]{4,}/g) ?? []).map(word => word.slice(0, Math.max(4, word.length - 3)))
  const han = (text.replace(empty.zh, ' ').match(/\p{Script=Han}+/gu) ?? []).flatMap(run =>
    Array.from({ length: Math.max(0, run.length - 1) }, (_, at) => run.slice(at, at + 2)),
  )
  return [...latin, ...han]
}

function partBefore(question: string, message: string): string | undefined {
  const at = message.lastIndexOf(question)
  if (at <= 0) return undefined
  return (message.slice(0, at).match(parts) ?? [])
    .map(part => part.trim())
    .filter(part => /[\p{L}\p{N}]/u.test(part))
    .at(-1)
}

const isHollowAsk = (one: Command): boolean =>
  one.command === 'ask' && one.topic === undefined && one.list === undefined && isHollow(one.text)
/** What else is asked or wished for in the message. */
const asks: ReadonlySet<Command['command']> = new Set<Command['command']>(['ask', 'stock', 'price', 'compare', 'advise', 'find', 'total'])
