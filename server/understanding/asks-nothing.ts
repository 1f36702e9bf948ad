import type { Command } from '../dialogue/commands.ts'
import { asksSomething } from '../language/question-words.ts'

type Ask = Extract<Command, { command: 'ask' }>

/**
 * 那划船机呢 搬家好收吗, "what about the Merino, can that go in the machine": what only turns to a thing is no question beside one that is asked of it behind it; nor is
 * what is told of oneself ("i've got wide feet") beside a question, which has it in its message.
 */
export function withoutWhatAsksNothing(all: readonly Command[], message: string): readonly Command[] {
  const commands = withWhen(all)
  const lower = message.toLowerCase()
  const places = commands.map(({ text }) => lower.indexOf(text.toLowerCase()))
  const isBehind = (at: number, other: number) => places[at]! >= 0 && places[other]! > places[at]!
  const isSame = (one: Command, other: Command) => other.skus.length === one.skus.length && one.skus.every(sku => other.skus.includes(sku))
  return commands.filter((one, at) => {
    if (!isPlainAsk(one)) return true
    const beside = (is: (other: Command, place: number) => boolean) => commands.some((other, place) => place !== at && is(other, place))
    if (turnsOnly.test(one.text.trim()))
      return one.skus.length === 0 || !beside((other, place) => asks.has(other.command) && isSame(one, other) && isBehind(at, place))
    if (beside(other => other.command === 'find' && other.text.includes(one.text) && isToldOfWish(one.text))) return false
    return !(tellsOfOneself(one.text) && beside(other => isPlainAsk(other) && asksSomething(other.text)))
  })
}

/** "When does it get here if I order today, friday morning?": when it is said to be is a part of the question before. */
function withWhen(commands: readonly Command[]): Command[] {
  const done: Command[] = []
  for (const one of commands) {
    const last = done.at(-1)
    if (last?.command === 'ask' && one.command === 'ask' && tellsWhen(one.text))
      done[done.length - 1] = { ...last, text: `${last.text} ${one.text}` }
    else done.push(one)
  }
  return done
}
const tellsWhen = (text: string): boolean => /[\p{L}\p{N}]/u.test(text) && !/[\p{L}\p{N}]/u.test(text.replace(whenWords, ''))
const whenWords =
  /(?:今|明|后)[天早晚]|(?:这|下)?个?(?:周|星期|礼拜)[一二三四五六日天末]|[上下中]午|早上|晚上|傍晚|[\d一二两三四五六七八九十]+点半?|\b(?:today|tonight|tomorrow|tmrw|(?:mon|tues?|wednes|thurs?|fri|satur|sun)days?|(?:mon|tues?|wed|thurs?|fri|sat|sun)|weekend|mornings?|afternoons?|evenings?|night|noon|midday|midnight|early|late|on|this|next|in|at|by|the|about|around|like|say|\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?)\b/giu

const isPlainAsk = (one: Command): one is Ask =>
  one.command === 'ask' && one.of === 'goods' && one.list === undefined && one.fault === undefined
const asks: ReadonlySet<Command['command']> = new Set<Command['command']>(['ask', 'stock', 'price'])

/** Nothing but the thing that is turned to. */
export const turnsOnly =
  /^(?:(?:那|如果|要是|就|嗯|好的?|诶|哎|算了)[,，]?)*[^，,。.？?！!]{1,14}呢[?？]?$|^[^?？]{0,40}\b(?:what|how) about [^,.?？!]{2,40}[,.?？!]?$/iu

/** A person and what he is like or does, and no word that asks; a number may be held against one that is told. */
export const tellsOfOneself = (text: string): boolean =>
  ofPerson.test(text.trim()) && !/\d/.test(text) && !asksSomething(text) && !asksWithin.test(text)
/** 他什么都有 200以内, 两百块能买到鞋吗 of a wish: what is found answers it. */
const isToldOfWish = (text: string): boolean =>
  toBeHad.test(text) || (ofPerson.test(text.trim()) && !asksSomething(text) && !asksWithin.test(text.replace(/(?:什么|啥)都/gu, '')))
const toBeHad =
  /(?:能|可以|能不能)买(?:得?到|个|双|件|条|只|台)?[^，。？?,]{0,12}[吗么]|够买|\b(?:can|could|will|would) (?:i|we|that|it) (?:get|buy|find|have) (?:one|some|something|anything)\b/iu
const ofPerson =
  /^(?:我|我们|咱|俺|他|她|孩子|宝宝|娃|老[人公婆妈爸]|家里)|^(?:(?:but|and|cos|because) )?(?:i|i'?m|i'?ve|i'?d|we|we'?re|we'?ve|he|he'?s|she|she'?s|they'?re|my|our) /iu
const asksWithin = /[吗么没不]|\b(?:ok|okay|enough|suit|fit|work)\b/iu
