import { placesNamed } from '../language/places.ts'
import { amountsIn } from './postage-amounts.ts'
import type { Charge } from './postage-told.ts'

/** What stands before and behind regions that are taken out of all. */
const lead =
  /(?<both>除了?)(?:(?:上[面述]|以上|前面)(?:说|提到|列)?的?)?\s*$|(?:不含|不包括|不包含)\s*$|(?<=[(] ?|, )(?:but )?not(?: to| in| for)?(?: the)? *$|\b(?:except|excluding|not including|apart from|other than)(?: (?:for|to|in))?(?: the)? *$/iu
const tail =
  /^ ?(?:等地?)?(?:这?[两二三四五六七八九]?个?(?:地区|省份|省区?|地))?(?<out>[以之]?外|除外|(?:例外|不算|不在内|不参加|不享受)(?=[)）]))/u
/** What may stand between two of them. */
const joins = /^(?:[\s、,，/和及与或&]|\b(?:and|or|to|the)\b)*$/iu
/** The marks that hold them apart from the rest: "(except the Highlands)", "，新疆除外，". */
const edges = { before: /[(（,，]? *$/u, after: /^ *[)）]?/u }

/** (上面四个偏远地区除外), "(not for the regions above)": the regions that were told before, which have what was told of them. */
const thoseAbove =
  /[（(，,]\s*(?:上[面述]|以上|前面|前述|那|这)?(?:提到的|说的)?[两二三四五六七八九几]?个?(?:偏远)?(?:地区|省份?|区域|地方)(?:都|均)?(?:除外|不算|不参加|不享受|不包邮)\s*(?:[）)]|(?=[。，,；;]|$))|\((?:not |except |excluding )(?:for |to |in )?(?:the )?(?:remote )?(?:areas|regions|places|states)(?: (?:above|named|listed|mentioned)(?: above)?)\)/iu

/** (包装费不算进去), "wrapping does not count towards the £60": whatever amount stands there is charged for nothing. */
const uncounted =
  /不(?:能)?(?:算进|计入|算在|包含在|算入|计算在|计算进)|只[看算]商品|\bcounts? (?:toward|towards|to|in|into) (?:the |that |this |it\b|[$£€])/u
/** "Even when the rest ships free", "free ride or not", 包邮的单子也照收, 木架费不在包邮里头: it makes nothing free. */
const freeOrNot =
  /\b(?:even|also) (?:when|if|though|where)\b[^,;.]*\bfree\b[^,;.]*|\b(?:whether )?(?:it (?:is|ships|goes) )?free(?: (?:delivery|shipping|postage|post|ride))? or not\b|(?:即使|就算|哪怕|虽然)[^,，。；;]{0,8}(?:包邮|免邮|免运费?)[^,，。；;]*|(?:不在|不含在|不包括在|不包含在)[^,，。；;]{0,4}(?:包邮|免邮|免运费?)[^,，。；;]{0,6}/giu

export function withoutUncounted(whole: string): string {
  const text = whole.replace(freeOrNot, ' ')
  if (!uncounted.test(text)) return text
  const left = text.replace(/[(][^()]{0,160}[)]/gu, aside => (uncounted.test(aside) ? ' ' : aside))
  return uncounted.test(left)
    ? left
        .split(/(?<=[,;:])(?!\d)/u)
        .filter(clause => !uncounted.test(clause))
        .join('')
    : left
}

/** 除了这三个地方，商品满 199 元包邮, 除新疆、西藏，一律包邮: no 外 stands there, and what goes on is not told of them too. */
const butThose =
  /(?:^|[,;])\s*除了?(?:上[面述]|以上|前面|前述|那|这)?(?:提到的|说的)?[两二三四五六七八九几]?个?(?:偏远)?(?:地区|省份?|区域|地方|地)(?:之?外|以外)?,(?!.{0,12}[也还])/u
const startsWith = /(?:^|[,;])\s*除了?(?:(?:上[面述]|以上|前面)(?:说|提到|列)?的?)?\s*$/u
const goesOn = /^\s*,(?!.{0,12}[也还])/u

/** The text without the regions that it takes out of all, and these: 满 199 元，除新疆、西藏外一律包邮, "free over £50 (except the Highlands)". */
export function withoutExcepted(whole: string): { text: string; except: readonly string[] } {
  const text = whole.replace(thoseAbove, ' ').replace(butThose, ',')
  const runs: { ids: string[]; from: number; to: number }[] = []
  for (const { ids, from, to } of placesNamed(text, true)) {
    const last = runs.at(-1)
    if (last !== undefined && joins.test(text.slice(last.to, from))) {
      last.ids.push(...ids)
      last.to = to
    } else runs.push({ ids: [...ids], from, to })
  }
  let left = text
  const except: string[] = []
  for (const { ids, from, to } of runs.reverse()) {
    const before = lead.exec(text.slice(Math.max(0, from - 24), from))
    const after = tail.exec(text.slice(to, to + 16))
    const { both } = before?.groups ?? {}
    const { out } = after?.groups ?? {}
    const isOut =
      before === null
        ? out !== undefined && !/^[以之]?外$/u.test(out)
        : both === undefined || after !== null || (startsWith.test(text.slice(0, from)) && goesOn.test(text.slice(to)))
    if (!isOut) continue
    const head = left.slice(0, from - (before?.[0].length ?? 0))
    const isAside = /[(（] *$/u.test(head)
    const rest = left.slice(to + (after?.[0].length ?? 0))
    left = isAside ? `${head.replace(edges.before, '')}${rest.replace(edges.after, '')}` : `${head.replace(/[,，] *$/u, '')} ${rest}`
    except.unshift(...ids)
  }
  return { text: left, except }
}

/** The text without the goods that it takes out of what is free, and what is said of these: "free over £90, unless they contain a cabinet", 满 299 包邮，柜子除外. */
export function withoutExceptedGoods(text: string): { text: string; goods?: string } {
  const [whole, clause, named, zh, zhOut] = goodsOut.exec(text) ?? []
  const goods = clause ?? named ?? zh ?? zhOut
  const isLimited = amountsIn(text).some(({ is }) => is === 'from')
  if (whole === undefined || goods === undefined || !isLimited || notGoods.test(goods) || placesNamed(goods, true).length > 0)
    return { text }
  return { text: text.replace(whole, ' '), goods }
}
const goodsOut =
  /[,，]? ?\bunless (?:they|it|you|the order|your order|there)(?:['’]re| are| is|['’]s)? ?(?:contains?|includes?|has|have|order|buy|buying|holds?|an? )(?: an?)? ([a-z][a-z -]{2,30})|[,(]? ?\b(?:except(?: for| on)?|excluding|apart from|other than) ((?:our |any |all |the )?[a-z][a-z -]{2,30})\)?|[,，(（] ?((?!除)\p{Script=Han}{2,8}?)(?:除外|例外|(?:都|也)?不(?:参加|享受|适用|在内|包邮|算))[)）]?|除(?:了)?(\p{Script=Han}{2,8}?)(?:以外|之外|外)/u
const notGoods =
  /^(?:the |our |any |all )?(?:sundays?|saturdays?|weekends?|bank holidays?|next|express|otherwise|that|this|where|when|if|for|in|to|by|on|remote|areas?)\b|地区|地方|省|偏远|以上|上面|这|那|节|假|周|星期|特价|折扣|活动|订单|运费|邮费|金额|部分|其他|此|优惠|快递|顺丰|加急/u

/** 新疆运费 22 元，会放在县城网点自提: where it is fetched, told behind what is paid, takes nothing of that back. */
export function withoutCollecting(text: string): string {
  const pieces = text.split(/(?<=[,;])(?!\d)/u)
  const last = pieces.findLastIndex(piece => amountsIn(piece).length > 0)
  return last < 0 ? text : pieces.filter((piece, at) => at <= last || !collecting.test(piece)).join('')
}
const collecting = /自提|自取|\b(?:collect(?:ed|ion)?|pick(?:ed)? (?:it |them )?up)\b/u

/** What is taken out of all is told for by itself: 除新疆外一律包邮；这个地区满 399 元包邮. */
export function butFor(
  except: readonly string[],
  { isThose, text, charges }: { isThose: boolean; text: string; charges: readonly Charge[] },
  charge: Charge,
): Charge {
  if (except.length === 0) return charge
  if (isThose && charge.places.length === 0) return { ...charge, of: 'all', places: except }
  // 除了新疆、西藏，其他地方都包邮: others than these, and than those that were named before.
  const isOfAll = charge.of === 'others' && charges.every(({ places }) => places.length === 0)
  if (charge.places.length === 0) return { ...charge, of: isOfAll ? 'all' : charge.of, except }
  // "Great Britain, except the Highlands": the rest of what it names.
  const left = charge.places.filter(place => !except.includes(place))
  if (left.length > 0 && left.length < charge.places.length) return { ...charge, places: left }
  // 满 99 元包邮，新疆除外，不满收 8 元；新疆收 20 元: the limit is not theirs.
  const { below: _below, ...own } = charge
  return charge.places.every(place => except.includes(place)) && amountsIn(text).every(({ is }) => is === 'price') ? own : charge
}
