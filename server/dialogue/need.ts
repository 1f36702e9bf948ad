import { callsChildish, grownUp, readAge, readGrownAge } from '../language/ages.ts'
import { denied } from '../language/denials.ts'
import { goodsOf, goodsWanted } from '../language/goods.ts'
import { peopleIn } from '../language/people.ts'
import type { Slots } from '../language/slots.ts'
import { beginsWish, somebodyElse } from '../language/wish-phrases.ts'
import type { Conversation, Need } from './conversation.ts'

export function withSlots(need: Need, slots: Slots): Need {
  const { category, budget, colour, notColour, size, recipient, quantity } = slots
  const next: Need = {
    ...need,
    ...(category === undefined ? {} : { category }),
    ...(budget === undefined ? {} : { budget }),
    ...(colour === undefined ? {} : { colour }),
    ...(notColour === undefined ? {} : { notColour }),
    ...(size === undefined ? {} : { size }),
    ...(recipient === undefined ? {} : { recipient }),
    ...(quantity === undefined ? {} : { quantity }),
  }
  if (next.colour !== undefined && next.colour === next.notColour) {
    const { colour: _colour, notColour: _not, ...rest } = next
    return colour === undefined ? { ...rest, notColour: next.notColour! } : { ...rest, colour: next.colour }
  }
  return next
}

/** Words of a wish are kept for as many messages. */
const linesKept = 4

/** What a message says beside its slots: what is refused, how old somebody is, and in `words` how the thing should be. */
export function withWords(need: Need, text: string, words: 'replace' | 'add' | 'keep'): Need {
  const age = ageTold(text, need)
  const people = peopleIn(text)
  const refused = denied(text)
  // "Sorry, socks are ok": what is named again and not refused is wanted after all.
  const wanted = new Set(goodsWanted(text).flatMap(({ ids }) => ids))
  const isWanted = (word: string) => !refused.includes(word) && [...goodsOf([word])].some(id => wanted.has(id))
  const avoid = [...new Set([...(need.avoid ?? []).filter(word => !isWanted(word)), ...refused])]
  const lines = [...(words === 'add' ? (need.words ?? '').split('\n') : []), text].filter(line => line !== '').slice(-linesKept)
  return {
    ...need,
    ...(words === 'keep' ? {} : { words: lines.join('\n'), told: text }),
    ...(age === undefined ? {} : { age }),
    ...(people === undefined ? {} : { people }),
    ...(avoid.length === 0 ? {} : { avoid }),
  }
}

/** How old somebody is, of whom it is told: a grown-up too, where what was shown is called a child's of no child. */
export function ageTold(text: string, { age, recipient }: Need): number | undefined {
  const told = readAge(text) ?? readGrownAge(text)
  const isOfChild = (age !== undefined && age < grownUp) || (recipient !== undefined && young.has(recipient))
  return told ?? (!isOfChild && callsChildish(text) ? grownUp : undefined)
}
const young: ReadonlySet<Need['recipient']> = new Set(['child', 'daughter', 'son', 'baby'] as const)

/** 这是小孩用的吧 我爸67了: what was shown is not for him. */
export const turnsDownAsChildish = ({ words, category }: Need, { text, slots }: { text: string; slots: Slots }): boolean =>
  (words ?? category) !== undefined &&
  slots.category === undefined &&
  callsChildish(text) &&
  goodsWanted(text).length === 0 &&
  !beginsWish(text)

/** Another kind of product: whom it is for and what may be spent stay, colour and size do not; nor what is said of another person. */
export function keepPerson({ recipient, budget, gift, people, age: before }: Need, text = ''): Need {
  const isOther = readAge(text) !== undefined && somebodyElse(text.toLowerCase())
  const age = isOther ? undefined : before
  return {
    ...(recipient === undefined || isOther ? {} : { recipient }),
    ...(budget === undefined ? {} : { budget }),
    ...(gift === undefined ? {} : { gift }),
    ...(age === undefined ? {} : { age }),
    ...(people === undefined ? {} : { people }),
  }
}

/** With what was told of whoever it is for, whatever was wished for then: what they shun, unless it is asked for after all, and how large or heavy they are. */
export function ofThem(need: Need, { shuns = [], measured }: Conversation): Need {
  const newest = (need.words ?? '').split('\n').at(-1)!.toLowerCase()
  const avoid = [...new Set([...(need.avoid ?? []), ...shuns.filter(word => !newest.includes(word.toLowerCase()))])]
  return { ...need, ...(avoid.length === 0 ? {} : { avoid }), ...(measured === undefined ? {} : { measured }) }
}
