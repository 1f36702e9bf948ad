import type { Command } from '../dialogue/commands.ts'
import { describedIn, likeThis } from './beside.ts'
import { kindsNamed, ofKinds } from './kind-meant.ts'
import { isNamedFrom, nameScore } from './likely.ts'
import type { Message, Shop } from './message.ts'
import { otherMeant } from './other-meant.ts'
import { anotherIn } from './restated.ts'
import { withoutName } from './without-name.ts'

/** "The bear?" where the message was cut before it. */
const bare = /^(?:the|your|that|those) ((?:[a-z0-9'.-]+ ){0,3}[a-z0-9'.-]+) ?\?*$/iu
const longest = 48

/**
 * 小兔能机洗吗 大熊呢, "is the Skyglide ok in the wash, and the Daybreak?": what names another thing behind a question, and asks nothing of its own, asks the same of
 * that; where it names what the shop does not sell (能放微波炉吗 洗碗机呢), the question goes on with it.
 */
export function sameAsked(commands: readonly Command[], message: Message, shop: Shop): Command[] {
  return message.clauses.slice(1).reduce<Command[]>(
    (all, { text }) => {
      const rest = text.length > longest ? undefined : restOf(text)
      const asked = rest === undefined ? undefined : all.findLast(one => asksBefore(one, text, message))
      if (rest === undefined || asked === undefined) return all
      const own = all.filter(one => one !== asked && one.text === text)
      // "Does the yeast come with it, and the bottles": what else may come with it.
      if (asksOfParts.test(asked.text)) {
        const whole = message.text.slice(message.text.indexOf(asked.text), message.text.lastIndexOf(text) + text.length)
        return all.filter(one => one === asked || !own.includes(one)).map(one => (one === asked ? { ...asked, text: whole } : one))
      }
      const before = asked.skus[0] ?? message.focus
      const sku = before === undefined ? undefined : otherOf(before, own, { text, rest }, message, shop)
      if (sku !== undefined) {
        const names = shop.vocabulary.products.flatMap(one => (one.sku === before ? one.names : []))
        const same: Command = { ...asked, text: withoutName(asked.text, names), skus: [sku], called: true, each: true }
        return [...all.filter(one => !own.includes(one)), same]
      }
      const isNotSold = kindsNamed(rest).size > 0 && ofKinds(kindsNamed(rest), shop.vocabulary).length === 0
      return isNotSold ? [...all.filter(one => !own.includes(one)), { ...asked, text }] : all
    },
    commands.map(one => (isHalf(one, message, shop) ? { ...one, half: true } : one)),
  )
}

/** 洗碗机呢 of whoever talks about a bowl: heard as a wish for what the shop does not sell. */
function isHalf(one: Command, { focus }: Message, { vocabulary }: Shop): boolean {
  const rest = one.command !== 'find' || focus === undefined || one.text.length > longest ? undefined : anotherIn(one.text)
  return (
    rest !== undefined && one.slots.product === undefined && kindsNamed(rest).size > 0 && ofKinds(kindsNamed(rest), vocabulary).length === 0
  )
}

const asksOfParts =
  /\b(?:comes?|included|supplied) (?:with|in) (?:it|them|that|this|the (?:box|set|kit))\b|\b(?:is|are) (?:the |a |any )?[a-z -]{2,20} included\b|里面?(?:有|带|含|附|送)|[带送附含配]不[带送附含配]/iu

const restOf = (text: string): string | undefined => anotherIn(text) ?? bare.exec(text.trim())?.[1]

/** A question about goods that stands before these words. */
const asksBefore = (one: Command, text: string, message: Message): boolean =>
  one.command === 'ask' &&
  one.of === 'goods' &&
  one.skus.length < 2 &&
  one.text !== text &&
  message.text.includes(one.text) &&
  message.text.indexOf(one.text) < message.text.lastIndexOf(text)

/** The one other thing that these words name, by their own command, by name, by 另一个 or by what tells it from what was asked about. */
export function otherOf(
  before: string,
  own: readonly Command[],
  { text, rest }: { text: string; rest: string },
  message: Message,
  shop: Shop,
): string | undefined {
  const ways: (() => readonly string[])[] = [
    () => own.flatMap(one => (one.command === 'find' ? (one.slots.product ?? []) : one.called === true ? one.skus : [])),
    () => shop.speaksOf(rest).flatMap(one => (one.others === 0 && nameScore(one) > isNamedFrom ? [one.sku] : [])),
    () => shop.meant(rest, true),
    () => otherMeant(text, { ...message, focus: before }, shop.vocabulary) ?? [],
    () => describedIn(rest, likeThis(before, shop), shop) ?? [],
  ].map(way => () => [way()].flat())
  for (const way of ways) {
    const [only, more] = [...new Set(way())].filter(sku => sku !== before)
    if (only !== undefined) return more === undefined ? only : undefined
  }
  return undefined
}
