import { normalise } from '../../models/turn-units.ts'
import { foldText } from '../dialogue/fold.ts'
import { findMeasures } from '../dialogue/measures.ts'
import { asksSomething } from '../dialogue/questions.ts'
import { type Topic, topicOfIntent } from '../dialogue/topics.ts'
import type { Clause } from '../dialogue/turn.ts'
import { type Command as Read, valuesOf } from './commands.ts'
import type { Message } from './message.ts'

/** What of the shop's pages is asked about, where the classifier is sure of it. */
export function topicOf(clause: Clause | undefined, sure = sureOfTopic): Topic | undefined {
  const [best] = clause?.intents ?? []
  return best === undefined || clause?.abstain === true || best.probability < sure ? undefined : topicOfIntent[best.name]
}

export const sureOfTopic = 0.6

/** A size is asked for, or measures of a body are told from which one follows. */
export const asksSize = (clause: Clause | undefined, text: string): boolean =>
  [clause?.text ?? '', text].some(part => asksSomething(part) || findMeasures(foldText(part)).length > 0)

/** The clauses that ask: of a topic once, but of the shop itself as often as it is asked, and whatever else is worded as a question. */
export function questionsOf(clauses: readonly Clause[]): Clause[] {
  const topics = new Set<Topic>()
  return clauses.filter(clause => {
    const topic = topicOf(clause)
    if (topic === undefined) return asksSomething(clause.text)
    const isFirst = !topics.has(topic)
    topics.add(topic)
    return isFirst || (topic === 'shop' && asksSomething(clause.text))
  })
}

/** The clause that a question is asked in; nothing where an earlier one is asked in it too, since what the classifier heard there may be that one. */
export function clauseWith(question: string, earlier: readonly Read[], { clauses }: Message): Clause | undefined {
  const asks = (clause: Clause, words: string) => normalise(clause.text).includes(words) || words.includes(normalise(clause.text))
  const clause = clauses.find(one => asks(one, question))
  const isShared = clause !== undefined && earlier.some(one => valuesOf(one, 'q').some(words => asks(clause, words)))
  return isShared ? undefined : clause
}

/** The clauses that hold the words of a command's values. */
function clausesWithValues({ args }: Read, clauses: readonly Clause[]): Clause[] {
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
  /(?:换|改成?|别的|其他|其它|另外|还有).{0,4}(颜色|色(?!号)|尺码|尺寸|码(?!头)|大小)|\b(?:another|other|different|more|what) (colou?r|size)s?\b/iu
const longestOther = { zh: 12, other: 40 }

/** 换个颜色, "any other sizes?": what else of them there is, where no more is said. */
export function otherOptions(text: string): { list: 'sizes' | 'colours' } | undefined {
  const most = /\p{Script=Han}/u.test(text) ? longestOther.zh : longestOther.other
  const [, zh, en] = text.length > most ? [] : (otherOption.exec(text) ?? [])
  const of = zh ?? en
  return of === undefined ? undefined : { list: /^(?:颜色|色|colou?r)$/iu.test(of) ? 'colours' : 'sizes' }
}

/** Which colours, which sizes: a list is asked for. */
export function listOf(clause: Clause | undefined): { list?: 'sizes' | 'colours' } {
  const name = clause?.intents[0]?.name
  return name === 'ask_colour' ? { list: 'colours' } : name === 'ask_size' ? { list: 'sizes' } : {}
}
