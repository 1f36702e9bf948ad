import type { Way } from '../language/ways.ts'
import type { Charge, Said } from './postage-told.ts'

/**
 * What a parcel costs by the shop's pages, in major units: `fee`, nothing from goods of `freeOver` on, and `more` however much is bought. `sentences`: where that
 * stands; `apart`: where it is told what comes on top of it for goods that are in the parcel.
 */
export type PostageRule = { fee: number; freeOver?: number; more?: number; sentences: readonly Said[]; apart?: readonly Said[] }

export const applies = ({ from, beyond, below }: Charge, goods: number): boolean =>
  (from === undefined || (beyond === true ? goods > from : goods >= from)) && (below === undefined || goods < below)

/** Of what is told of one parcel, what holds with goods of so much; nothing where that is several things or none. */
export function paidFor(told: readonly Charge[], goods: number): PostageRule | undefined {
  const thresholds = [...new Set(told.flatMap(({ fee, from }) => (fee === 0 && from !== undefined ? [from] : [])))]
  const [freeOver, another] = thresholds
  if (another !== undefined) return undefined
  const holding = told.filter(one => applies(one, goods))
  const nothing = holding.find(({ fee }) => fee === 0)
  if (nothing !== undefined) return { fee: 0, sentences: [saidOf(nothing)] }
  const [first] = holding
  if (first === undefined || new Set(holding.map(({ fee }) => fee)).size > 1) return undefined
  if (freeOver !== undefined && freeOver <= first.fee) return undefined
  const free = told.find(({ fee, from }) => fee === 0 && from === freeOver && freeOver !== undefined)
  const sentences = free === undefined || free.sentence === first.sentence ? [first] : [first, free]
  return { fee: first.fee, sentences: sentences.map(saidOf), ...(freeOver === undefined ? {} : { freeOver }) }
}

/** 加 12 元换顺丰: on top of the parcel's own fee, which may be nothing. */
export function withMore(base: PostageRule | undefined, more: readonly Charge[]): PostageRule | undefined {
  const [first] = more
  if (base === undefined || first === undefined || new Set(more.map(({ fee }) => fee)).size > 1) return undefined
  const sentences = base.sentences.some(({ sentence }) => sentence === first.sentence) ? base.sentences : [...base.sentences, saidOf(first)]
  return { ...base, more: first.fee, sentences }
}

export const saidOf = ({ topic, language, sentence }: Said): Said => ({ topic, language, sentence })

function ofWay(charges: readonly Charge[], way: Way): readonly Charge[] {
  const own = charges.filter(({ ways, of }) => ways.includes(way) && (of === 'all' || of === 'others'))
  return own.length > 0 || way !== 'express'
    ? own
    : charges.filter(({ ways }) => ways.some(one => one === 'next_day' || one === 'same_day'))
}

/** What a way costs to a place: as it is told of it, else of the others, else of all. */
export function ofWayTo(charges: readonly Charge[], way: Way, place: string | undefined): readonly Charge[] {
  const all = ofWay(charges, way)
  const own = place === undefined ? [] : all.filter(({ of, places }) => of === 'all' && places.includes(place))
  const open = all.filter(({ of, places }) => of === 'all' && places.length === 0)
  const others = place === undefined || own.length > 0 ? [] : all.filter(({ of, places }) => of === 'others' && places.length === 0)
  return others.length > 0 ? others : [...own, ...open]
}
