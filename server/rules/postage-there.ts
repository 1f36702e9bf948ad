import { countryOf, mayBeRemote } from '../language/places.ts'
import type { homeOf } from './postage-home.ts'
import { applies, type PostageRule, paidFor, withMore } from './postage-paid.ts'
import type { Charge } from './postage-told.ts'

/** What the pages tell of where a parcel may go. `atHome`: what it costs within the country, to nowhere in particular. */
export type Country = {
  home: ReturnType<typeof homeOf>
  neverFree: ReadonlySet<string>
  unread: ReadonlySet<string>
  remoteNamed: ReadonlySet<string>
  isHome(places: readonly string[]): boolean
  atHome(usual: readonly Charge[], goods: number): PostageRule | undefined
}

/** What a parcel costs to a place that is named. */
export function there(
  told: readonly Charge[],
  place: string,
  goods: number,
  { home, neverFree, unread, remoteNamed, isHome, atHome }: Country,
): PostageRule | undefined {
  const isUnfree = ({ fee, places }: Charge) => fee === 0 && neverFree.has(place) && !places.includes(place)
  const usual = told.filter(one => one.except?.includes(place) !== true && !isUnfree(one))
  // What is taken out of all, and nothing is told of it.
  const isOut = (usual.length < told.length || neverFree.has(place)) && !usual.some(({ places }) => places.includes(place))
  if (unread.has(place) || isOut) return undefined
  const isHere = countryOf(place) === home
  const isRemote = remoteNamed.has(place)
  const ofPlace = ownOf(
    usual,
    one => one.of !== 'goods' && (one.places.includes(place) || (isRemote && one.of === 'remote' && one.places.length === 0)),
  )
  // 新疆、西藏 25 元。偏远省区满 399 元才免: whoever has a fee of its own for being far off has the limit of those too.
  const isFar = mayBeRemote.has(place) && ofPlace.length > 0 && !isRemote
  const own = isFar
    ? [...ofPlace, ...usual.filter(({ of, from, places }) => of === 'remote' && places.length === 0 && from !== undefined)]
    : ofPlace
  const isApart = own.some(({ more, places }) => more || !isHome(places))
  // Who may be meant by "remote areas" is told by the page's own words.
  if (!isApart && mayBeRemote.has(place) && usual.some(({ of, fee, more }) => of === 'remote' && (fee > 0 || more))) return undefined
  const rest = isHere ? usual.filter(({ of, places }) => of === 'others' && (places.length === 0 || places.includes(place))) : []
  const meant = own.length > 0 ? own : rest
  const general = usual.filter(({ of, places }) => of === 'all' && places.length === 0)
  if (meant.length === 0) {
    const isElsewhere = usual.some(({ of, places }) => of === 'all' && places.length > 0 && isHome(places))
    return isHere && !(isElsewhere && general.length === 0)
      ? atHome(
          usual.filter(({ places }) => places.length === 0),
          goods,
        )
      : undefined
  }
  // "£3.95, and orders of £60 or more go free within mainland UK": below that the fee of all.
  const isLimitAlone = isHere && isHome(own.flatMap(({ places }) => places)) && meant.every(one => one.fee === 0 && one.from !== undefined)
  if (isLimitAlone && meant.every(one => !applies(one, goods))) return atHome(general, goods)
  const more = meant.filter(one => one.more)
  if (more.length > 0) {
    // 满 129 元包邮，新疆不参加，每单加收 20 元: on top of what all others pay.
    const base = atHome(
      told.filter(({ places, except }) => places.length === 0 && except?.includes(place) !== true),
      goods,
    )
    // 全国包邮，新疆补 20 元: on top of nothing.
    const isOnNothing = told.some(({ fee, from, except }) => fee === 0 && from === undefined && except?.includes(place) === true)
    return base === undefined && (isOnNothing || more.every(one => one.always || one.of === 'others'))
      ? paidFor(
          more.map(one => ({ ...one, more: false })),
          goods,
        )
      : withMore(base, more)
  }
  const isFree = meant.some(({ fee }) => fee === 0)
  const isFixed =
    meant.some(one => one.always) ||
    !isHere ||
    meant.every(({ places }) => places.length > 0 && !general.some(one => one.fee === 0 && one.from !== undefined))
  if (isFree || isFixed) return paidFor(meant, goods)
  // Whether the free parcel of all is one to there too is said of provinces alone, and of none far off, unless those are named and this is another.
  const free = general.filter(({ fee, from }) => fee === 0 && from !== undefined)
  const areFarNamed =
    meant.every(({ of }) => of === 'others') && usual.some(({ of, places }) => of === 'all' && places.some(one => mayBeRemote.has(one)))
  // 满 129 元免运费，新疆和西藏满 299 元: whoever is not named there has the limit of all.
  const isBesideOwn = ({ sentence }: Charge) => usual.some(one => one.sentence === sentence && one.fee === 0 && one.places.length > 0)
  const isOfRest = neverFree.size > 0 || free.some(one => one.except !== undefined || isBesideOwn(one))
  if (isOfRest || (home === 'china' && areFarNamed) || (isHere && !mayBeRemote.has(place))) return paidFor([...meant, ...free], goods)
  if (meant.every(({ places }) => places.length > 0 && isHome(places))) return paidFor([...meant, ...free], goods)
  if (home !== 'china') return paidFor(meant, goods)
  return free.every(one => !applies(one, goods)) ? paidFor(meant, goods) : undefined
}

/** Of what is told of a region what is told of it by name, and not of the country or the continent that it is of. */
function ownOf(told: readonly Charge[], isOf: (one: Charge) => boolean): readonly Charge[] {
  const own = told.filter(isOf)
  const isWithin = (one: Charge, other: Charge) =>
    one.places.length > 0 && one.places.length < other.places.length && one.places.every(place => other.places.includes(place))
  return own.filter(one => !own.some(other => !other.more && other.fee > 0 === one.fee > 0 && isWithin(other, one)))
}
