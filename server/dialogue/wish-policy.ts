import { besideChildish, callsChildish } from '../language/ages.ts'
import { isAtLeast } from '../language/brevity.ts'
import { denied } from '../language/denials.ts'
import { goesWithIt } from '../language/for-what.ts'
import { type GoodsMatch, goodsOf, goodsWanted, isAmong } from '../language/goods.ts'
import { peopleIn } from '../language/people.ts'
import {
  asksCheaper,
  asksForOthers,
  fillsUp,
  freesBudget,
  limitsTogether,
  missingIn,
  pointsToOnes,
  samePerson,
  saysOnes,
  saysOtherwise,
  wantsAnother,
} from '../language/wish-phrases.ts'
import type { Command } from './commands.ts'
import { type Asked, advanceTo, type Conversation, type Need } from './conversation.ts'
import { ask, type Decision } from './decision.ts'
import { ageTold, keepPerson, withSlots } from './need.ts'
import { runningOf } from './sum-policy.ts'
import { takenOf } from './taken.ts'
import { likeFocus, showProducts } from './wishes.ts'

/** Lines of a wish that are kept. */
const linesKept = 4

type Of<Name extends Command['command']> = Extract<Command, { command: Name }>

/** Something was named that is nothing on the screen: looked for as a wish of its own. */
export function wishFor(decision: Decision, command: Command, words: string): Decision {
  const { conversation } = decision
  const need: Need = { ...(conversation.need.budget === undefined ? {} : { budget: conversation.need.budget }), words }
  return showProducts({ ...decision, conversation: { ...conversation, seen: [] } }, withSlots(need, command.slots), {})
}

export function find(
  decision: Decision,
  heard: Of<'find'>,
  asked: Asked | undefined,
  ofVariant: (decision: Decision) => Decision,
  message: string,
): Decision {
  const { conversation } = decision
  const { focus, need: before } = conversation
  const { slots, wish } = ofSameKind(heard, before)
  const command = wish === heard.wish ? heard : { ...heard, wish }
  if (slots.category === undefined && goodsWanted(wish.words).length === 0 && fillsUp(command.text)) return fillUp(decision, command.text)
  const onlyOption = command.option === true && !wish.hasKind && wish.isOption && slots.budget === undefined
  const chosen =
    onlyOption &&
    !wish.isNew &&
    // "A bigger one" is another one, where what is talked about comes in none.
    wish.than === undefined &&
    !wantsAnother(command.text) &&
    wish.avoid.length === 0 &&
    (conversation.shown.length === 1 || (asked !== 'size' && asked !== 'colour'))
  if (chosen && focus !== undefined && slots.recipient === undefined) {
    const narrowed = { ...decision, conversation: { ...conversation, need: withSlots(before, slots) } }
    return ofVariant(narrowed)
  }
  const need = needAfter(before, command)
  const another = wish.isNew || (wish.hasKind && isAnother(before, command) && !namesFirst(before, command))
  const fresh: Conversation = another ? { ...conversation, seen: [], askedBefore: stillAsked(conversation) } : conversation
  const stage = need.category !== undefined || need.recipient !== undefined || wish.hasKind ? 'need_known' : 'engaged'
  const next: Decision = { ...decision, conversation: advanceTo({ ...fresh, need }, stage) }
  if (wish.foreign === true) {
    const { budget: _budget, ...open } = need
    const asked = ask({ ...next, conversation: { ...next.conversation, need: open } }, 'budget', true)
    // What is wanted is shown all the same.
    return wish.hasKind || wish.words !== '' || open.recipient !== undefined ? showProducts(asked, open, {}) : asked
  }
  const unknownGift = need.gift === true && need.budget === undefined && need.recipient === undefined && need.age === undefined
  if (unknownGift && need.category === undefined && !next.conversation.askedBefore.includes('recipient')) return ask(next, 'recipient')
  const saysNothing = wish.words === '' && !wish.hasKind && wish.avoid.length === 0 && Object.keys(slots).length === 0 && wish.sale !== true
  if (saysNothing && isEmpty(before) && !next.conversation.askedBefore.includes('need')) return ask(next, 'need')
  // Called by its name: that one, not what is like it.
  const named = slots.product === undefined ? {} : { among: slots.product }
  const like = wish.hasKind ? {} : wish.words === '' ? likeFocus(next.conversation) : likeTalkedAbout(conversation, command)
  // What was taken for one is not shown for another.
  const isForAnother = slots.recipient !== undefined && before.recipient !== undefined && slots.recipient !== before.recipient
  const taken = isForAnother ? takenOf(conversation).map(({ sku, product = sku }) => product) : []
  const isSpokenOf = focus !== undefined && conversation.isLead !== true
  const others = taken.length === 0 && !(isForAnother && isSpokenOf) ? [] : [...taken, ...(focus === undefined ? [] : [focus])]
  const passed = focus ?? conversation.shown[0]
  const isOther =
    passed !== undefined &&
    slots.product === undefined &&
    ((wish.words !== '' && (asksForOthers(command.text) || 'like' in like)) || (slots.budget !== undefined && asksCheaper(command.text)))
  // "Something to put it in": not that itself.
  const isForIt = passed !== undefined && slots.product === undefined && goesWithIt(command.text)
  const exclude = [...new Set([...others, ...(isOther || isForIt ? [passed] : [])])]
  const spent = slots.budget?.max !== undefined && limitsTogether(message) ? besideThis(conversation) : []
  const besides = namedBefore(decision, command).map(one => within(one, slots))
  return showProducts(next, besides.length === 0 ? need : byItsWords(need), {
    ...(exclude.length === 0 ? {} : { exclude }),
    ...like,
    ...named,
    ...(besides.length === 0 ? {} : { besides }),
    ...(spent.length === 0 ? {} : { spent }),
    ...(wish.order === undefined ? {} : { order: wish.order }),
    ...(wish.than === undefined || focus === undefined || another ? {} : { than: { sku: focus, ...wish.than } }),
  })
}

/** "Something for the treadmill, over-ear or whatever" of who looks for headphones: no new wish. */
function ofSameKind(command: Of<'find'>, before: Need): Of<'find'> {
  const { wish, slots } = command
  const named = goodsWanted(wish.words)
  const isSame =
    wish.isNew &&
    !wish.hasKind &&
    (slots.product ?? slots.category ?? slots.recipient) === undefined &&
    goodsWanted(before.words ?? '').length > 0 &&
    named.length > 0 &&
    named.every(kind => isOfWish(before, kind))
  return isSame ? { ...command, wish: { ...wish, isNew: false } } : command
}
function besideThis(conversation: Conversation): string[] {
  const { focus } = conversation
  const running = runningOf(conversation).flatMap(({ sku, quantity }) => Array.from({ length: quantity }, () => sku))
  return running.length > 0 || focus === undefined ? running : [focus]
}

/** The cheapest that there is and that is not taken already, of at least what is missing. */
function fillUp(decision: Decision, text: string): Decision {
  const { conversation } = decision
  const taken = takenOf(conversation).map(({ sku, product = sku }) => product)
  const min = missingIn(text) ?? conversation.summedWith?.short
  const exclude = conversation.focus === undefined ? taken : [...taken, conversation.focus]
  const shown = showProducts(decision, min === undefined ? {} : { budget: { min } }, { order: 'cheapest', exclude })
  return { ...shown, conversation: { ...shown.conversation, need: {} } }
}

/** "A calm one", 五百以内有啥适合地铁的: of the kind of what is talked about, where no kind was told before and none is told now. */
function likeTalkedAbout({ focus, need }: Conversation, { wish, slots, text }: Of<'find'>): { like?: string } {
  const { category, words = '', gift } = need
  const isTold = category !== undefined || words.split('\n').some(line => goodsWanted(line).length > 0)
  if (focus === undefined || isTold || wish.isNew || wish.isOption || slots.product !== undefined) return {}
  const isOpen = words === '' && gift !== true && slots.recipient === undefined
  return isOpen || (saysOnes(text) && !pointsToOnes(text)) ? { like: focus } : {}
}

/** What may be spent is asked once, whatever else is looked for; who has told it is not asked either. */
const stillAsked = ({ askedBefore, need }: Conversation): Asked[] =>
  need.budget !== undefined || askedBefore.includes('budget') ? ['budget'] : []

/** "A bed and a lead": what the same message named of other kinds. */
function namedBefore({ wants }: Decision, command: Of<'find'>): Need[] {
  const before = wants.findLast(want => want.want === 'products')
  if (before === undefined || !command.wish.hasKind || command.wish.words === '' || before.need.words === undefined) return []
  // "Anything cheaper, about 300?" speaks of one kind.
  if (before.cheaperThan !== undefined || before.alike !== undefined) return []
  return isAnother(before.need, command) ? [...(before.besides ?? []), byItsWords(before.need)] : []
}

/** What may be spent is said of all of them. */
const within = (need: Need, { budget }: Of<'find'>['slots']): Need => (budget === undefined ? need : { ...need, budget })

/** Of several things in one message each is meant by its own words. */
function byItsWords(need: Need): Need {
  const words = need.words?.split('\n').at(-1)
  return words === undefined ? need : { ...need, words, told: words }
}

export const isEmpty = (need: Need) => Object.keys(need).length === 0

/** Another kind than what was looked for. */
function isAnother(before: Need, { slots }: Of<'find'>): boolean {
  if (before.category === undefined && before.words === undefined && before.sale !== true) return false
  return slots.category === undefined || slots.category !== before.category
}

/** 下个月去露营 – 睡的地方呢: the first thing that is named, by no usual name, for what was told before it. */
const namesFirst = ({ kind, words, sale }: Need, { wish, slots }: Of<'find'>): boolean =>
  wish.kind !== undefined &&
  kind === undefined &&
  sale !== true &&
  !wish.isNew &&
  (slots.product ?? slots.category) === undefined &&
  goodsWanted(wish.kind).length === 0 &&
  words !== undefined &&
  goodsWanted(words).length === 0

/** What is wanted after this message: of another kind only the person is kept, for a gift the money too, of a new wish nothing. */
function needAfter(before: Need, command: Of<'find'>): Need {
  const { wish } = command
  const slots = withoutLeast(command)
  const known = withoutRefusedKind(before, command)
  const isFirst = namesFirst(known, command)
  const another = wish.hasKind && isAnother(known, command) && !isFirst
  const { recipient, budget, gift, age, people } = known
  const { category: _category, ...unsorted } = known
  // "And one for me": what somebody else likes and wears says nothing of this one.
  const forAnother = slots.recipient !== undefined && recipient !== undefined && slots.recipient !== recipient
  // "A toy I meant, not a cup": what may be spent and for whom was told before.
  const isCorrected =
    (another || wish.isNew) && saysOtherwise(command.text) && (slots.recipient === undefined || slots.recipient === recipient)
  // "Something else he can help with": for the same person.
  const isForSame =
    (wish.isNew && slots.recipient === undefined && (recipient ?? age) !== undefined && samePerson(command.text)) ||
    isToldOtherwise(known, command) ||
    isCorrected
  const kept: Need =
    wish.isNew && !isForSame
      ? {}
      : another || isForSame
        ? {
            ...(recipient === undefined ? {} : { recipient }),
            // What may be spent was said of the other thing; a gift may be anything for it, and what is shown instead of that.
            ...(budget === undefined || !(gift === true || isCorrected || asksForOthers(command.text))
              ? {}
              : { budget: isToldOtherwise(known, command) ? atMost(budget) : budget }),
            ...(gift === undefined ? {} : { gift }),
            ...(age === undefined ? {} : { age }),
            ...(people === undefined ? {} : { people }),
          }
        : forAnother
          ? ofAnybody(known, wish.words !== '')
          : isFirst
            ? unsorted
            : known
  const isOther = another || wish.isNew
  // Of what is called by its name the words tell nothing of others like it.
  const isNamed = slots.product !== undefined && slots.category === undefined
  // How it should be was told before, where nothing but what is refused is told of that now.
  const isRest = isToldOtherwise(known, command) && wish.features === undefined
  // "No, shoes I mean", of who began to climb: what kind it is to be is put right, and not how it should be.
  const how = isCorrected && known.kind === undefined ? (known.features ?? []) : []
  const lines = [...(isOther && !isRest ? how : ((isRest ? known : kept).words?.split('\n') ?? [])), isNamed ? '' : wish.words]
    .filter(line => line !== '')
    .slice(-linesKept)
  // Of "under 300" nothing is told but the limit.
  const isTold = (wish.words !== '' && !isNamed) || (isEmpty(known) && isStory(command.text))
  const said = callsChildish(command.text) ? besideChildish(command.text) : command.text
  const told = isTold ? said : isOther ? undefined : kept.told
  // What is wanted now was refused no more.
  const refused = (kept.avoid ?? []).filter(word => !wish.words.toLowerCase().includes(word.toLowerCase()))
  const avoid = [...new Set([...refused, ...wish.avoid])]
  const features = [...new Set([...((isOther || isFirst ? how : kept.features) ?? []), ...(wish.features ?? [])])].slice(-linesKept)
  const { budget: _limit, ...unlimited } = kept
  const forWhat = wish.forWhat ?? (isOther ? undefined : kept.forWhat)
  const kind = wish.kind ?? kept.kind
  const many = peopleIn(command.text)
  const years = wish.age ?? ageTold(command.text, { ...known, ...(slots.recipient === undefined ? {} : { recipient: slots.recipient }) })
  return {
    ...withSlots(slots.budget === undefined && freesBudget(command.text) ? unlimited : kept, slots),
    ...(lines.length === 0 ? {} : { words: lines.join('\n') }),
    ...(told === undefined ? {} : { told }),
    ...(kind === undefined ? {} : { kind }),
    ...(avoid.length === 0 ? {} : { avoid }),
    ...(features.length === 0 ? {} : { features }),
    ...(years === undefined ? {} : { age: years }),
    ...(many === undefined ? {} : { people: many }),
    ...(forWhat === undefined ? {} : { forWhat }),
    ...(wish.gift === true ? { gift: true } : {}),
    ...(wish.sale === true ? { sale: true } : {}),
  }
}

/** 再便宜点的，一百左右: what is to cost less may cost less than that. */
const withoutLeast = ({ slots, text }: Of<'find'>): Of<'find'>['slots'] =>
  slots.budget?.max !== undefined && asksCheaper(text) ? { ...slots, budget: atMost(slots.budget) } : slots

/** What is told otherwise may cost less than "about 40". */
const atMost = ({ min, max }: NonNullable<Need['budget']>): NonNullable<Need['budget']> =>
  max !== undefined ? { max } : min === undefined ? {} : { min }

/** "Nah not clothes, something for the house": for the same person as before. */
const isToldOtherwise = ({ recipient, gift }: Need, { wish, slots }: Of<'find'>): boolean =>
  wish.isNew &&
  wish.avoid.length > 0 &&
  !wish.hasKind &&
  (recipient !== undefined || gift === true) &&
  (slots.recipient === undefined || slots.recipient === recipient)

/** 不要灯了 送我爸个实用的: of the kind that is refused nothing is kept but whom it was for and what may be spent. */
function withoutRefusedKind(known: Need, { wish, slots }: Of<'find'>): Need {
  const { kind } = known
  if (kind === undefined || wish.hasKind || slots.category !== undefined) return known
  const own = new Set(goodsWanted(kind).flatMap(({ ids }) => ids))
  const isRefused = wish.avoid.some(word => kind.toLowerCase().endsWith(word.toLowerCase()) || isAmong(goodsOf([word]), own))
  return isRefused ? { ...keepPerson(known), ...(known.avoid === undefined ? {} : { avoid: known.avoid }) } : known
}

/** "Under 300" is short; of what goes on for longer something is told, though no part of it was heard as what is wanted. */
const isStory = (text: string): boolean => isAtLeast(text, 14, 10)

/** The thing and what may be spent, without what was said of the person it was for; nor the words of it, where others are said. */
const ofAnybody = (
  { recipient: _recipient, colour: _colour, notColour: _not, size: _size, age: _age, avoid: _avoid, words, told, ...rest }: Need,
  isWorded: boolean,
): Need => ({
  ...rest,
  ...(words === undefined || rest.category !== undefined || isWorded ? {} : { words }),
  ...(told === undefined || isWorded ? {} : { told }),
})

export function others(decision: Decision, command?: Command): Decision {
  const { conversation } = decision
  const named = command === undefined ? undefined : namedAnew(conversation, command)
  if (named !== undefined) return showProducts(decision, keepPerson(conversation.need), { exclude: [named], like: named })
  const kind = command === undefined ? undefined : goodsWanted(command.text).at(-1)
  if (kind !== undefined && conversation.need.gift !== true && !isOfWish(conversation.need, kind))
    return showProducts(decision, { ...keepPerson(conversation.need), words: kind.word }, { exclude: conversation.seen })
  const need = command === undefined ? conversation.need : refusing(conversation.need, command.text)
  // Of what there is none: what comes nearest to it.
  const isInVain = kind === undefined && conversation.shown.length === 0 && conversation.focus === undefined
  if (isInVain && need.words !== undefined) return showProducts(decision, need, { nearest: true })
  return showProducts(decision, need, { exclude: conversation.seen, ...likeFocus(conversation) })
}

/** "I said not in-ear! Anything cheaper that isn't?", 有书包了 别的呢: what is refused beside it is refused from then on. */
function refusing(need: Need, text: string): Need {
  const refused = denied(text)
  return refused.length === 0 ? need : { ...need, avoid: [...new Set([...(need.avoid ?? []), ...refused])] }
}

/** "Any other lamps?" is of a wish for lamps. */
function isOfWish({ words = '', category }: Need, kind: GoodsMatch): boolean {
  const known = words.split('\n').flatMap(goodsWanted)
  if (known.length === 0) return category !== undefined
  const own = new Set(kind.ids)
  return known.map(({ ids }) => new Set(ids)).some(one => isAmong(one, own) || isAmong(own, one))
}

export function otherPrice(decision: Decision, command: Of<'cheaper'> | Of<'dearer'>): Decision {
  const { conversation } = decision
  const { order, among } = command
  if (fillsUp(command.text)) return fillUp(decision, command.text)
  if (order !== undefined)
    return showProducts(decision, conversation.need, {
      order,
      ...(among === true && conversation.shown.length > 1 ? { among: conversation.shown } : likeFocus(conversation)),
    })
  const than = command.skus.length > 0 ? command.skus : [conversation.focus ?? conversation.shown[0] ?? '']
  const named = namedAnew(conversation, command)
  const { budget, ...open } = named === undefined ? conversation.need : keepPerson(conversation.need)
  // Who wants something dearer does not mean the limit any more.
  const kept = command.command === 'dearer' || budget === undefined ? open : { ...open, budget: atMost(budget) }
  // "Cheaper bed" of who told no more than whom it is for.
  const kind = goodsWanted(command.text).at(-1)
  const isRefused = kind !== undefined && denied(command.text).includes(kind.word)
  const ofKind =
    kind === undefined || isRefused || named !== undefined || kept.gift === true || isOfWish(kept, kind)
      ? kept
      : { ...keepPerson(kept), words: kind.word }
  return showProducts(decision, refusing(ofKind, command.text), {
    ...(command.command === 'cheaper' ? { cheaperThan: than, said: command.text } : { dearerThan: than }),
    ...(named === undefined ? likeCalled(conversation, command) : { like: named }),
  })
}

/** Of what was shown as a mixed list the one that is called ("any cheaper shoes?") tells the kind. */
function likeCalled(conversation: Conversation, { called, skus }: Command) {
  const { like, alike } = likeFocus(conversation)
  const [only, more] = called === true ? skus : []
  if (like === undefined) return {}
  return only !== undefined && more === undefined ? { like: only } : { like, ...(alike === undefined ? {} : { alike }) }
}

/** "Cheaper than the Northfell", "the Stillvale is too dear, what else": what is called by its name and was not in view; of its kind, whatever else was looked for. */
function namedAnew({ focus, shown }: Conversation, { called, skus }: Command): string | undefined {
  const [named, ...more] = called === true ? skus : []
  return named !== undefined && more.length === 0 && focus !== named && !shown.includes(named) ? named : undefined
}

/** "Anything cheaper for running?", heard as a wish besides in which no value was found, tells nothing of its own. */
export const isEcho = (one: Command, all: readonly Command[]): boolean =>
  one.command === 'find' &&
  !one.wish.hasKind &&
  one.wish.words === one.text &&
  Object.keys(one.slots).length === 0 &&
  all.some(other => otherGoods.has(other.command) && other.text === one.text && other.probability > one.probability)
const otherGoods: ReadonlySet<string> = new Set(['cheaper', 'dearer', 'more'])
