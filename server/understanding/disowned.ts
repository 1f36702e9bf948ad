import type { Command } from '../dialogue/commands.ts'
import type { Topic } from '../dialogue/topics.ts'
import { asksSomething } from '../language/question-words.ts'

/** What a shop does only if it is asked to, so that a shopper may say no to it in passing. */
const services: ReadonlySet<Topic | undefined> = new Set<Topic | undefined>(['gift_wrap', 'invoice', 'coupon'])
const declines =
  /(?:不|别|无)(?:要|用|必|需要?|给我?|帮我?){0,3}(?:礼品|礼物)?(?:包装?|包起来|发票|开票|贺卡|卡片|优惠|券)|(?:包装|发票|贺卡|卡片|券)(?:就|都)?(?:不要|不用|不需要|免了|算了)|\b(?:no|without|skip|forget|not|no need (?:to|for)|(?:do|does)(?:n'?t| not)(?: (?:need|want|bother with))?)(?: (?:the|any|a|it|them|to|be))*(?: gift)?[- ](?:gift[- ]?)?(?:wrap\w*|invoice|receipt|card|note|coupon|code|voucher)\b/iu
const sentence = /[^.。!！?？;；,，\n]+[?？]?/gu

/** "Any blue? Don't wrap it, I'll do that": what is said no to is not asked about. */
export function withoutDisowned(commands: readonly Command[]): Command[] {
  const isDisowned = ({ command, topic, text }: Command) =>
    command === 'ask' &&
    services.has(topic) &&
    declines.test(text) &&
    !(text.match(sentence) ?? []).some(part => asksSomething(part.trim()))
  const left = commands.filter(one => !isDisowned(one))
  const [first] = commands
  if (left.length > 0 || first === undefined) return left
  return [{ command: 'chat', what: 'smalltalk', probability: first.probability, text: first.text, skus: [], slots: {} }]
}
