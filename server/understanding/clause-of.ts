import { normalise } from '../../models/turn-units.ts'
import { goesBack, type Topic, topicOfIntent } from '../dialogue/topics.ts'
import type { Clause } from '../dialogue/turn.ts'
import { foldText } from '../language/fold.ts'
import { intentByKeywords } from '../language/keywords.ts'
import { findMeasures } from '../language/measures.ts'
import { asksSomething } from '../language/question-words.ts'
import { asksChart, speaksOfReturns } from './asked-of-pages.ts'
import { type Command as Read, valuesOf } from './commands.ts'
import type { Message } from './message.ts'
import type { How } from './named.ts'

/** What of the shop's pages is asked about, where the classifier is sure of it. */
export function topicOf(clause: Clause | undefined, sure = sureOfTopic): Topic | undefined {
  const [best] = clause?.intents ?? []
  return best === undefined || clause?.abstain === true || best.probability < sure ? undefined : topicOfIntent[best.name]
}

export const sureOfTopic = 0.6

/** From which probability of the classifier on a clause asks something that the reader has missed. */
export const sureOfUnheard = 0.8

/** The classifier is sure of its first reading of a clause. */
export const isSure = (clause: Clause | undefined): boolean =>
  clause !== undefined && !clause.abstain && (clause.intents[0]?.probability ?? 0) >= sureOfUnheard

export const isSureOfPrice = (clause: Clause): boolean => isSure(clause) && clause.intents[0]?.name === 'ask_price'

/**
 * 阿胶糕孕妇能不能吃，不行就换一个, "the 22nd then. One more thing: how ought she to keep it": a question that the reader surely hears of goods is of no page that the
 * clause around it sounds like.
 */
export function isOfElse(clause: Clause | undefined, { command, args, probability = 0 }: Read): boolean {
  const question = args.find(([key]) => key === 'q')?.[1]
  const topic = topicOf(clause)
  if (clause === undefined || question === undefined || command !== 'ask' || probability < surelyHeard) return false
  if (args.some(([key]) => key === 'about') || normalise(clause.text).trim() === question || !asksSomething(question)) return false
  const said = intentByKeywords(question)
  if (said !== undefined && topicOfIntent[said] === topic) return false
  // 那双多重啊 我平时穿42 tells a size and asks for none.
  if (topic === 'size_advice') return !ofSizes.test(question)
  return goesBack.has(topic) ? !speaksOfReturns(question) : isOfPages(topic) && !isSure(clause)
}
const surelyHeard = 0.9
const ofSizes =
  /码|号|尺|[大小]|[宽窄紧松肥瘦]|合[适脚身]|[穿戴]|选|买哪|要哪|\b(?:size[sd]?|fits?|big|small|large|wide|narrow|tight|loose|length|which|wear|right)\b/iu

export const isOfPages = (topic: Topic | undefined): boolean => topic !== undefined && topic !== 'product' && topic !== 'size_advice'

/** Whether the classifier hears a question to the pages, or one about goods. */
export function ofWhat(clause: Clause | undefined, topic: Topic | undefined): Pick<How, 'isOfPages' | 'isSurelyOfPages' | 'isOfGoods'> {
  const [best] = clause?.intents ?? []
  const isOfGoods = clause?.abstain === false && best?.name === 'ask_product_detail' && best.probability >= sureOfTopic
  return { isOfPages: isOfPages(topic), isSurelyOfPages: isOfPages(topic) && isSure(clause), isOfGoods }
}

/** A size is asked for, or measures of a body are told from which one follows. */
export const asksSize = (clause: Clause | undefined, text: string): boolean =>
  [clause?.text ?? '', text].some(part => asksSomething(part) || findMeasures(foldText(part)).length > 0)

/** The clauses that ask: of a topic once, but of the shop itself as often as it is asked, and whatever else is worded as a question. */
export function questionsOf(clauses: readonly Clause[]): Clause[] {
  const topics = new Set<Topic>()
  return clauses.filter(clause => {
    if (!/[\p{L}\p{N}]/u.test(clause.text)) return false
    const topic = topicOf(clause)
    if (topic === undefined) return asksSomething(clause.text) && !exclaimed.test(clause.text.trim())
    const isFirst = !topics.has(topic)
    topics.add(topic)
    return isFirst || (topic === 'shop' && asksSomething(clause.text))
  })
}

/** "How vexing.", "what a pity!" ask nothing. */
const exclaimed =
  /^(?:(?:oh|well|ah)[, ]+)?(?:how (?!much|many|long|big|heavy|tall|wide|deep|far|soon|so|come|old|often|thick|loud|hot|warm|strong)[a-z]+|what an? [a-z]+(?: [a-z]+)?)[.!]+$/iu

/** The clause that a question is asked in; nothing where an earlier one is asked in it too, since what the classifier heard there may be that one. */
export function clauseWith(question: string, earlier: readonly Read[], { clauses }: Message): Clause | undefined {
  const asks = (clause: Clause, words: string) => normalise(clause.text).includes(words) || words.includes(normalise(clause.text))
  const clause = clauses.find(one => asks(one, question))
  const isShared = clause !== undefined && earlier.some(one => valuesOf(one, 'q').some(words => asks(clause, words)))
  return isShared ? undefined : clause
}

/** The clauses that hold the words of a command's values. */
export function clausesWithValues({ args }: Read, clauses: readonly Clause[]): Clause[] {
  const values = args.flatMap(([key, value]) => (valueKeys.has(key) ? [normalise(value)] : []))
  return values.length === 0 ? [] : clauses.filter(clause => values.every(value => normalise(clause.text).includes(value)))
}
const valueKeys: ReadonlySet<string> = new Set(['size', 'colour', 'kind'])

/** The part of the message a command is said in: the one that holds its values; one each where there are as many, else the one at its place. */
export function clauseOf(read: Read, at: number, count: number, { text, clauses }: Message): Clause | undefined {
  const { place = 0 } = read
  if (clauses.length <= 1) return clauses[0]
  const holding = clausesWithValues(read, clauses)
  if (holding.length === 1) return holding[0]
  if (clauses.length === count) return clauses[at]
  let from = 0
  for (const clause of clauses) {
    from += clause.text.length
    if (place * text.length <= from) return clause
  }
  return clauses.at(-1)
}

const otherOption =
  /(?:换(?!码)|改成?|别的|其他|其它|另外|还有).{0,4}(颜色|色(?!号)|尺码|尺寸|码(?!头)|大小)|\b(?:another|other|different|more|what) (colou?r|size)s?\b/iu
const longestOther = { zh: 12, other: 40 }
/** 有大一号的吗, "do you carry half sizes", "a bigger bag": the same in another size. */
const otherSize =
  /有.{0,4}[大小](?:一|一?点|些)的?(?:[号码]|包装|规格|[瓶袋盒罐]装)|[大小]一[号码]的(?:有|还有|吗|呢)|有.{0,3}半码|\b(?:do (?:you|they)|have you|is there|are there|any|got)\b.{0,24}\b(?:(?:half|bigger|larger|smaller|wider|in-?between) sizes?|(?:bigger|larger|smaller) (?:bag|pack|packet|package|box|tin|bottle|jar|tub|carton|tube|sack)s?)\b/iu
const longestSize = 60

/** 换个颜色, "any other sizes?": what else of them there is, where no more is said. */
export function otherOptions(text: string): { list: 'sizes' | 'colours' } | undefined {
  if (text.length <= longestSize && otherSize.test(text)) return { list: 'sizes' }
  const most = /\p{Script=Han}/u.test(text) ? longestOther.zh : longestOther.other
  const [, zh, en] = text.length > most ? [] : (otherOption.exec(text) ?? [])
  const of = zh ?? en
  return of === undefined ? undefined : { list: /^(?:颜色|色|colou?r)$/iu.test(of) ? 'colours' : 'sizes' }
}

/** Which colours, which sizes: a list is asked for. "How many pillowcases come with the double" only sounds like it. */
export function listOf(clause: Clause | undefined): { list?: 'sizes' | 'colours' } {
  const { name, probability = 0 } = clause?.intents[0] ?? {}
  if (probability < sureOfList || (clause !== undefined && asksChart(clause.text))) return {}
  return name === 'ask_colour' ? { list: 'colours' } : name === 'ask_size' ? { list: 'sizes' } : {}
}

const sureOfList = 0.5

/** A clause as far as it stands in a question: all of it, or how it begins where the question ends in it, or ends where the question begins in it. */
export function sharedWith(question: string, clause: Clause): Clause[] {
  const text = normalise(clause.text)
  if (text !== '' && question.includes(text)) return [clause]
  const leastShared = isHan.test(text) ? leastOf.zh : leastOf.en
  for (let length = Math.min(text.length, question.length); length >= leastShared; length--)
    if (question.endsWith(text.slice(0, length))) return [{ ...clause, text: text.slice(0, length) }]
  for (let length = Math.min(text.length, question.length); length >= leastShared; length--)
    if (question.startsWith(text.slice(-length))) return [{ ...clause, text: text.slice(-length) }]
  return []
}
/** So many letters: 能挂起来吗 is all of a question. */
const leastOf = { zh: 3, en: 6 } as const
const isHan = /\p{Script=Han}/u

/** The classifier hears, however faintly, something of the pages. */
export const isOfTopic = ({ name, probability }: Clause['intents'][number]): boolean =>
  probability >= faint && isOfPages(topicOfIntent[name])
const faint = 0.3

/** Nobody is handed over for a sign that only looks like it ("someone has to sign for it?"). */
export const isSureOfPerson = ({ probability = 0 }: Read, clause: Clause | undefined, text: string): boolean =>
  intentByKeywords(text) === 'talk_to_human' ||
  clause?.intents.some(
    ({ name, probability: heard }) => name === 'talk_to_human' && (heard >= 0.9 || (probability > 0.8 && heard > 0.2)),
  ) === true
