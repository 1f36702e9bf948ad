import { placesIn } from '../language/places.ts'
import { type PostageRule, paidFor } from './postage-paid.ts'
import type { Charge } from './postage-told.ts'

/** 市区由我们自己送。满 199 元免运费。外地发快递: what stands between is told of the town alone, and who lives there nobody knows. */
export function ofTheirZone<R extends { charges: readonly Charge[] }>(read: readonly R[], sentences: readonly string[]): R[] {
  let isTown = false
  let isBeyond = false
  return read.map((one, at) => {
    const [first = ''] = sentences[at]!.split(/[,，;；]/u)
    if (inTown.test(first)) [isTown, isBeyond] = [true, false]
    else if (beyondTown.test(first)) isBeyond = true
    else if (placesIn(sentences[at]!).length > 0) isTown = false
    if (!isTown) return one
    const of = isBeyond ? ('others' as const) : ('town' as const)
    return { ...one, charges: one.charges.map(charge => (isOfAll(charge) ? { ...charge, of } : charge)) }
  })
}
const inTown =
  /^(?:在|我们)?(?:市区|城区|主城区|市内|本市|同城|本地|城里|绕城|[一二三四五六七八九十两\d]+公里(?:以内|之内|内))|^(?:in (?:the )?town|locally|within (?:the )?(?:town|city|\d+ miles))\b/iu
const beyondTown =
  /外地|外省|省外|市外|其[他余它]|全国|别处|\b(?:elsewhere|everywhere|anywhere|further|farther|beyond|rest of|outside|all (?:other )?orders)\b/iu

/** What a parcel costs in town and everywhere else alike; nothing where that differs. */
export function inTownOrNot(charges: readonly Charge[], goods: number): PostageRule | undefined {
  const [town, beyond] = (['town', 'others'] as const).map(zone =>
    paidFor(
      charges.filter(({ of, ways, places }) => of === zone && ways.length === 0 && places.length === 0),
      goods,
    ),
  )
  if (town === undefined || beyond === undefined || town.fee !== beyond.fee) return undefined
  return { ...town, sentences: [...town.sentences, ...beyond.sentences] }
}

export const isOfAll = ({ places, ways, of, except }: Charge): boolean =>
  places.length === 0 && ways.length === 0 && of === 'all' && except === undefined
