import type { Units } from '../../models/turn-units.ts'
import type { CommandName } from '../dialogue/commands.ts'
import { isMissed, meansAfterNo } from '../language/denials.ts'
import { goodsOf } from '../language/goods.ts'
import { asksSomething } from '../language/question-words.ts'
import { cutAtMarks, partsAsked } from './asked-parts.ts'
import { wordsOf } from './candidates.ts'
import { argumentsOf, type Command } from './commands.ts'
import { labels, pointing, type Tag, types } from './heads.ts'
import type { Situation } from './situation.ts'
import { budgetSaid, readCount, readSums, relationSaid } from './sums.ts'

/**
 * What the reader tells of a message. `likely`: from which probability on a type is meant. Probabilities, 0 to 1: `types` of each command type, `items` [pointing command][candidate];
 * `tags` logits [unit][label]; `asks` logits [unit][`askLabels`]; `places` [type] how far into the message (0 to 1) a command is spoken of.
 */
export type Outputs = {
  likely: number
  types: Float32Array
  tags: Float32Array[]
  asks: Float32Array[]
  items: Float32Array[]
  places: Float32Array
}

/** A value in the words of the message, with its place. */
export type Span = { tag: Tag; text: string; start: number; end: number }

const pointed = 0.5
const ofNothing: ReadonlySet<string> = new Set(['off', 'noise'])
const barePrice = /^(?:那|and |so )?(?:多少钱|多钱|几块钱?|how much(?: is it| are they| does it cost)?)[呢啊呀吗了?？!！. ]*$/i

/** The commands of a message in their order, values in its own words, normalised where they count. */
export function toCommands(outputs: Outputs, { text, units }: Units, situation: Situation): Command[] {
  const { likely } = outputs
  const spans = spansOf(outputs.tags, text, units)
  const probability = (type: string) => outputs.types[types.indexOf(type)] ?? 0
  const single = types.filter(type => !/#2$|\+/.test(type))
  const chosen = single.filter(type => probability(type) >= likely)
  // Something is always meant.
  if (chosen.length === 0) chosen.push(single.reduce((best, type) => (probability(type) > probability(best) ? type : best)))
  // "How much is it?" asks the price alone, whatever else it is heard as.
  if (chosen.includes('price') && barePrice.test(text)) chosen.splice(0, chosen.length, 'price')
  // Whoever asks something of the shop says nothing that is none of its business.
  if (chosen.some(type => !ofNothing.has(type))) chosen.splice(0, chosen.length, ...chosen.filter(type => !ofNothing.has(type)))
  // One question is asked of goods or of the shop.
  const ofEither = chosen.filter(type => type === 'ask' || type === 'ask/shop').sort((a, b) => probability(a) - probability(b))
  if (ofEither.length > 1 && cutAtMarks({ text, start: 0 }).length < 2) chosen.splice(chosen.indexOf(ofEither[0]!), 1)
  const owner = ownerOf(chosen)
  const questions = questionsOf(chosen, outputs, text, units)
  // "A flask as well, is there a red one": what is asked of the stock is said nearer to that than to what is taken.
  const away = awayFrom(outputs.places, text)
  const isOption = ({ tag }: Span) => tag === 'item.colour' || tag === 'item.size'
  const pieces = owner === 'add' && chosen.includes('stock') ? cutAtMarks({ text, start: 0 }) : []
  const asksBeside = ({ start, end }: Span) => pieces.some(one => one.start <= start && end <= one.end && asksSomething(one.text))
  const ofStock = spans.filter(span => isOption(span) && asksBeside(span) && away('stock', span) < away('add', span))
  const ofOwner = spans.filter(span => !ofStock.includes(span))
  return chosen
    .map(type => ({ type, place: outputs.places[types.indexOf(type)] ?? 0 }))
    .sort((a, b) => a.place - b.place)
    .flatMap(({ type, place }) => {
      const [name, what] = type.split('/') as [CommandName, string | undefined]
      const row = outputs.items[(pointing as readonly string[]).indexOf(name)]
      const pointer = row === undefined || type === 'ask/shop' ? undefined : [...row.slice(0, -2)]
      const common = { command: name, probability: probability(type), place, ...(pointer === undefined ? {} : { pointer }) }
      const twice = types.includes(`${type}#2`) && probability(`${type}#2`) >= likely
      if (name === 'find') return findsOf(text, spans, twice, probability('find+new') >= likely).map(args => ({ ...common, args }))
      if (name === 'order' || name === 'chat') return [{ ...common, args: [['what', what ?? '']] satisfies [string, string][] }]
      if (type === 'ask/shop')
        return asks(probability(`${type}#2`), likely, questions.get(type), text, q => ({ ...common, args: [['about', 'shop'], q] }))
      const items = itemsOf(name, outputs.items, situation)
      const named = owner === name ? namesOf(spans, items, situation) : []
      const values = valuesFor(name, name === 'stock' ? [...(owner === name ? spans : []), ...ofStock] : owner === name ? ofOwner : [])
      if (name === 'ask')
        return asks(probability(`${type}#2`), likely, questions.get(type), text, q => ({ ...common, args: [...items, ...named, q] }))
      return twice ? eachOf(common, [...items, ...named], spans, name) : [{ ...common, args: [...items, ...named, ...values] }]
    })
}

/** From which probability of a second question on one that stands apart is believed. */
const secondFrom = 0.2

/** What is asked, a command each, in the words it is asked with. `second`: the probability that there is more than one. */
function asks(
  second: number,
  likely: number,
  parts: readonly Part[] = [],
  text: string,
  toCommand: (q: [string, string]) => Command,
): Command[] {
  const [first, ...others] = parts
  const last = others.at(-1)
  const whole = { text, start: 0, end: text.length }
  const apart = last !== undefined && second >= secondFrom
  const asked =
    first === undefined
      ? [whole]
      : apart || last === undefined
        ? parts
        : [{ text: text.slice(first.start, last.end).trim(), start: first.start, end: last.end }]
  const [only, more] = asked
  const cut = second >= likely && only !== undefined && more === undefined ? cutAtMarks(only) : []
  const all = cut.length > 1 ? cut : second >= likely && asked.length === 1 ? [...asked, ...asked] : asked
  return all.map(({ text: words, start, end }) => ({
    ...toCommand(['q', words]),
    ...(first === undefined ? {} : { place: (start + end) / 2 / Math.max(1, text.length) }),
  }))
}

type Part = ReturnType<typeof partsAsked>[number]

/** How far from a stretch of the message, in characters, a command is spoken of. */
const awayFrom =
  (places: Float32Array, text: string) =>
  (type: string, { start, end }: Pick<Part, 'start' | 'end'>): number =>
    Math.abs((places[types.indexOf(type)] ?? 0) * text.length - (start + end) / 2)

/** Where the questions of each kind stand; where a message asks both of goods and of the shop, each is of the kind that is spoken of nearer to it. */
function questionsOf(chosen: readonly string[], outputs: Outputs, text: string, units: Units['units']): Map<string, Part[]> {
  const { asks: labels, places } = outputs
  const kinds = chosen.filter(type => type === 'ask' || type === 'ask/shop')
  const told = besideOthers(partsAsked(labels, text, units), chosen, outputs, text)
  // "Is it safe for a newborn and can you wrap it?" in one breath: one part for two kinds of questions.
  const parts = kinds.length > told.length ? told.flatMap(part => cutAtMarks(part)) : told
  const away = awayFrom(places, text)
  return new Map(kinds.map(kind => [kind, parts.filter(part => kinds.every(other => away(kind, part) <= away(other, part)))]))
}

/** "Which is lighter, do they fold" beside a comparison, heard as one question: what is spoken of there is not asked once more. */
function besideOthers(parts: Part[], chosen: readonly string[], { types: likely, places }: Outputs, text: string): Part[] {
  const others = chosen.filter(type => !type.startsWith('ask'))
  // What is wished for is what the question beside it is about.
  if (others.includes('find')) return parts
  const isSecond = chosen.some(
    type => types.includes(`${type}#2`) && type.startsWith('ask') && likely[types.indexOf(`${type}#2`)]! >= secondFrom,
  )
  const whole = { text, start: 0, end: text.length }
  const [first = whole] = parts
  const last = parts.at(-1) ?? whole
  if (others.length === 0 || isSecond || last.end - first.start < 0.9 * text.trim().length) return parts
  const pieces = parts.length > 1 ? parts : cutAtMarks(first)
  const away = awayFrom(places, text)
  const taken = new Set(
    others.map(type => pieces.reduce((best, piece) => (away(type, piece) < away(type, best) ? piece : best), pieces[0]!)),
  )
  const left = pieces.filter(piece => !taken.has(piece) && asksSomething(piece.text))
  return left.length > 0 ? left : parts
}

/** Whose the sizes, colours, quantities and names of goods are. */
function ownerOf(chosen: readonly string[]): string | undefined {
  return ['add', 'drop', 'stock', 'price', 'compare', 'advise', 'total', 'reject', 'ask', 'cheaper', 'dearer'].find(name =>
    chosen.includes(name),
  )
}

function valuesFor(name: CommandName, spans: readonly Span[]): [string, string][] {
  return (['quantity', 'colour', 'size'] as const)
    .filter(key => argumentsOf[name].includes(key))
    .flatMap(key => spans.filter(({ tag }) => tag === `item.${key}`).map(({ text }): [string, string] => [key, inDigits(key, text)]))
}

const inDigits = (key: string, text: string) => (key === 'quantity' ? String(readCount(text) ?? text) : text)

/** Two of a kind in one message ("两个黑的一个白的"): each thing named or coloured has its own. */
function eachOf(common: Omit<Command, 'args'>, items: [string, string][], spans: readonly Span[], name: CommandName): Command[] {
  const apart = items.flatMap(([key, value]): [string, string][] =>
    /^[\d,]+$/.test(value) ? value.split(',').map(one => [key, one]) : [[key, value]],
  )
  const own = (key: string) => spans.filter(({ tag }) => tag === `item.${key}`).map(({ text }) => inDigits(key, text))
  const values = { quantity: own('quantity'), colour: own('colour'), size: own('size') }
  return [0, 1].map(at => {
    const item = apart.length > 1 ? apart[at] : apart[0]
    const args = Object.entries(values).flatMap(([key, list]): [string, string][] => {
      const value = list.length > 1 ? list[at] : at === 0 || list.length === 0 ? list[0] : undefined
      return value === undefined || !argumentsOf[name].includes(key) ? [] : [[key, value]]
    })
    return { ...common, args: [...(item === undefined ? [] : [item]), ...args] }
  })
}

/** Where a second kind of thing is wanted, what is said after it belongs to it. */
function findsOf(message: string, spans: readonly Span[], twice: boolean, isNew: boolean): [string, string][][] {
  const own = spans.filter(({ tag }) => tag.startsWith('find.') || tag.startsWith('budget.'))
  const kinds = own.filter(({ tag }) => tag === 'find.kind')
  const second = twice ? kinds[1] : undefined
  const groups =
    second === undefined ? [own] : [own.filter(({ start }) => start < second.start), own.filter(({ start }) => start >= second.start)]
  return groups.map((group, at) => [
    ...group.flatMap(({ tag, text, ...place }): [string, string][] => {
      const [room, key = ''] = tag.split('.') as [string, string]
      // The "no" of "with NO wool" is no quality.
      if (room === 'find' && key !== 'not' && bareNo.test(text)) return []
      if (room === 'find') return [polarOf(key, key === 'kind' ? text.replace(counted, '') : text, message, place)]
      const budget = relationSaid(message, place) ?? budgetOf(tag.slice('budget.'.length), text)
      return budget === undefined ? [] : [['budget', budget]]
    }),
    ...(at === 0 && !own.some(({ tag }) => tag.startsWith('budget.')) ? unmarked(message) : []),
    ...(isNew && at === 0 ? [['new', 'yes'] satisfies [string, string]] : []),
  ])
}

/** "别要入耳式的", "not the in-ear kind" turn it down; 她喜欢喝茶 does not. */
function polarOf(key: string, text: string, message: string, { start }: { start: number }): [string, string] {
  const before = message.slice(Math.max(0, start - 24), start)
  // 就没有白百合？, "have you no women's ones?" ask for them.
  const asIs = goodsOf([text]).size > 0 || /\p{Script=Han}/u.test(text) ? 'kind' : 'feature'
  const behind = message.slice(start + text.length)
  if (asksForIt(before, behind)) return [key === 'not' ? asIs : key, text]
  // "That isnt coffee", "no shoes i mean": what the thing shown is not, is what was meant.
  if (key === 'not' && (isMissed(before) || meansAfterNo(before, behind))) return [asIs, text]
  if (refusing.test(before)) return ['not', text]
  // 不要花篮，她喜欢素净点的，淡粉的: what is liked last is not refused.
  if (key === 'not' && isWantedAfterAll(message, start, text)) return ['feature', text]
  const liked = key === 'not' && !disliking.test(before) ? liking.exec(before) : null
  if (liked !== null) return ['use', `${liked[1] ?? ''}${text}`]
  // 他爱喝茶也喝咖啡: nothing is refused where no word of the message could.
  return [key === 'not' && !mayRefuse.test(message) ? 'use' : key, text]
}
const bareNo = /^(?:no|not|without|不|没|别|无)$/iu
/** Whether there is such a thing is asked. */
const asksForIt = (before: string, behind: string): boolean =>
  havingNone.test(before) && /^[^，。,.;；!！]{0,8}(?:[?？]|[吗么嘛](?:$|[，。,.!！\s]))/u.test(behind)
const havingNone =
  /(?<!有)没有?卖?(?:点|个|些)?$|\b(?:(?:do|does)(?:n['’]?t (?:you|u|they)| (?:you|u|they) not) (?:have|sell|stock|do|carry)|have (?:you|u|they)(?: got)? no|have(?:n['’]?t (?:you|u|they)| (?:you|u|they) not) got|is(?:n['’]?t there| there no))(?: (?:a|an|any|some))? $/iu
/** The last word before it that wants or refuses wants, and none behind it refuses. */
function isWantedAfterAll(message: string, start: number, text: string): boolean {
  const [said, part = ''] = [message.slice(0, start), /^[^，。,.;；!！?？]*/u.exec(message.slice(start + text.length))?.[0]]
  const [wanted = -1] = [...said.matchAll(wanting)].map(({ index }) => index).slice(-1)
  const [refused = -1] = [...said.matchAll(refusals)].map(({ index }) => index).slice(-1)
  return refused >= 0 && wanted > refused && !mayRefuse.test(part)
}
const wanting =
  /(?<![不没别非][^，。,]{0,3})(?:喜欢|偏爱|最爱)|(?<!(?:n['’]?t|not|never|nor) (?:[a-z]+ )?|to )\b(?:likes?|loves?|prefers?)\b/giu
const refusals = /[不没别非无勿除]|讨厌|受不|\b(?:no|not|never|without|except|hates?|dislikes?|avoid)\b|n['’]?t\b/giu
const mayRefuse =
  /[不没别非无勿除未莫]|已|有了|够|讨厌|嫌|烦|腻|怕|过敏|戒|忌|算了|换|\b(?:no|not|none|nor|never|nothing|without|except|but|hates?|dislikes?|avoid|skip|instead|rather|other|else|already|has|have|had|got|owns?|free|allerg\w*|intoleran\w*|sick|enough|too|dont|doesnt|cant|wont|isnt|less|leave|forget|stop)\b|n['’]t\b/iu
const refusing = /(?:别要|不要|不想要|除了|\bnot (?:the |an? )?|\bno |\bwithout )$/i
const liking = /(?:^|[^不别没])(?:喜欢|爱)([喝吃用玩穿看])?$|\b(?:likes?|loves?|enjoys?|prefers?|into) $/iu
const disliking = /(?:\b(?:not|never|no)|n['’]?t)\b[^,.;!?]{0,12}$/iu
/** 想买双跑鞋 */
const counted = /^双(?=\p{Script=Han}{0,4}[鞋袜靴筷])/u

/** A limit that the tags have missed. */
function unmarked(message: string): [string, string][] {
  const budget = budgetSaid(message)
  return budget === undefined ? [] : [['budget', budget]]
}

/** As files have it: `<=400`, `>=200`, `~200`, `100-200`. */
export function budgetOf(relation: string, text: string): string | undefined {
  const sums = readSums(text)
  const [first] = sums
  const last = sums.at(-1)
  if (first === undefined || last === undefined) return undefined
  if (relation === '-') {
    const [low, high] = sums.length > 1 ? [first.low, last.high] : [first.low, first.high]
    return high > low ? `${low}-${high}` : `~${low}`
  }
  return `${relation}${relation === '>=' ? first.low : first.high}`
}

function itemsOf(name: CommandName, items: readonly Float32Array[], { shown }: Situation): [string, string][] {
  const row = items[(pointing as readonly string[]).indexOf(name)]
  if (row === undefined) return []
  const count = row.length - 2
  const chosen = Array.from({ length: count }, (_, at) => at).filter(at => row[at]! >= pointed)
  const all = row[count]! >= pointed && count > 0
  const cart = row[count + 1]! >= pointed
  if (all && row[count]! >= Math.max(0, ...chosen.map(at => row[at]!))) return [['item', 'all']]
  if (cart && chosen.length === 0) return [['item', 'cart']]
  if (chosen.length === 0 || shown.length === 0) return []
  return [['item', chosen.map(at => at + 1).join(',')]]
}

/** What goods are called in the message; what is pointed at on the screen is not named beside. */
function namesOf(spans: readonly Span[], items: readonly [string, string][], { shown }: Situation): [string, string][] {
  const pointedAt = items.flatMap(([, places]) => places.split(',').flatMap(place => shown[Number(place) - 1]?.title ?? []))
  const told = new Set(pointedAt.flatMap(title => [...wordsOf(title)]))
  return spans
    .filter(({ tag, text }) => tag === 'item.name' && ![...wordsOf(text)].some(word => told.has(word)))
    .map(({ text }) => ['item', text])
}

/** The likeliest labels in which an inside follows only its own beginning (Viterbi). */
export function spansOf(tags: readonly Float32Array[], text: string, units: Units['units']): Span[] {
  const path = bestPath(tags)
  const spans: Span[] = []
  for (const [at, label] of path.entries()) {
    const name = labels[label]!
    const unit = units[at]!
    const last = spans.at(-1)
    if (name.startsWith('B-')) spans.push({ tag: name.slice(2) as Tag, text: '', start: unit.start, end: unit.end })
    else if (name.startsWith('I-') && last !== undefined) last.end = unit.end
  }
  return spans.map(span => {
    const start =
      span.start -
      (letters.test(text.slice(span.start, span.start + 1)) ? (wordBefore.exec(text.slice(0, span.start))?.[0].length ?? 0) : 0)
    const end = span.end + (letters.test(text.slice(span.end - 1, span.end)) ? (wordBehind.exec(text.slice(span.end))?.[0].length ?? 0) : 0)
    return { ...span, start, end, text: text.slice(start, end) }
  })
}
/** The xs of "xswl" is no size: a value ends where a word does. */
const letters = /[a-z]/i
const wordBefore = /(?<![a-z])[a-z]{1,20}$/i
const wordBehind = /^[a-z]+/i

function bestPath(tags: readonly Float32Array[]): number[] {
  const may = (from: number, to: number) => to % 2 === 1 || to === 0 || from === to || from === to - 1
  let scores: number[] = labels.map((_, label) => (label !== 0 && label % 2 === 0 ? Number.NEGATIVE_INFINITY : (tags[0]?.[label] ?? 0)))
  const back: number[][] = []
  for (const row of tags.slice(1)) {
    const from: number[] = []
    scores = labels.map((_, label) => {
      let best = 0
      for (let before = 1; before < scores.length; before++)
        if (may(before, label) && (!may(best, label) || scores[before]! > scores[best]!)) best = before
      from.push(best)
      return may(best, label) ? scores[best]! + row[label]! : Number.NEGATIVE_INFINITY
    })
    back.push(from)
  }
  if (tags.length === 0) return []
  let label = scores.indexOf(Math.max(...scores))
  const path = [label]
  for (const from of back.toReversed()) {
    label = from[label]!
    path.push(label)
  }
  return path.reverse()
}
