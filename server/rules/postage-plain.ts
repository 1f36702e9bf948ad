import { findNumbers } from '../language/numbers.ts'
import { withoutWays } from '../language/ways.ts'

/** All that is said of a parcel where nothing in particular is sent. */
const plainZh =
  /(?:商品|货品|货款|货值|东西)(?=满|够|达?到|实付|总|金额|款|价)|(?:商品|货品|货款|货值)(?=\s*$)|其[他余它]|够|省市|省[内外]|达到?|外省|总额|总价|总计|合计|普通地区|因为|由于|太远|路远|较远|订单|单子|单笔|单次|每笔|每一?单|一单|整单|全国|全场|统一|运费|邮费|快递费|快递|邮政|小包|小件|轻货|轻小件|不论|不管|无论|多少|一样|差价|普通|默认|标准|上面|前面|这|几?个|省区|小店|配送|发货|送货|寄送|物流|包邮|免邮|免运费?|运费全?免|不满|没满|未满|不到|到不了|不够|不足|以[上下内]|的话|其余|否则|平时|一律|实付|金额|消费|购物|买|我们|本店|您|包裹|左右|大部分省份|大陆|内地|国内|[走发到]?得?(?:会|要|比较)?[慢远]一?[些点]|地区|地方|城市|省份|参加|参与|享受|中通|圆通|韵达|申通|极兔|邮寄|需要?|支付|付|收取?|另|得|就|那|只|是|为|要|都|也|则|按|出|的|所有|元|块|钱|满|及|或|和|免费?|不|每|都|用|发|寄|走|但|但是|不过/gu
const plainEn = new Set(
  (
    "a an the our we is are it it's its this that and or if for at on of to with by in any all your you your's cost costs costing charge charged charges flat rate fee fees just only standard normal " +
    'regular ordinary usual economy basic tracked uk domestic mainland nationwide delivery deliveries shipping ship ships shipped postage post posts posted sent send goes go travel travels travelled ground royal mail ' +
    'shop freight carriage van vans lorry truck trucks road parcel parcels order orders basket baskets cart carts purchase purchases however many single takes take arrive arrives working business day days free freely otherwise below above under over from nothing once ' +
    'spend spending pay pays add reach reaches touches more up everything everywhere country signed second first class mail evri dpd hermes yodel usps ups fedex dhl gls parcelforce unless whatever large small size number ' +
    "smaller larger anything also scottish per state states hurry now ourselves rest there wherever which then that's what till until when where whole total value worth start starts as well same orders' customer customers home within am pm courier carrier provided choose before after by runs us zero two three four five one get gets mean means covered cover " +
    "either both always comes come does do can but sadly most us no not there we're we've you're charge there's here here's so still even straight britain british isles abroad overseas fully lands usually duty duties tax taxes vat customs already europe else deliver delivers delivered delivering sends sending posts posting " +
    'every special insured its full value noon use used guaranteed saturday saturdays sunday air bits things thing gear goods items stuff dry ones those past number bags box jiffy letterbox letter hour hours am too only please islands isles such territory territories getting english welsh including packing packaging handling inside international anywhere merchandise products product selected lowland lowlands areas area regions region addresses address away'
  ).split(' '),
)

/** How what stands beside an amount limits it: to nothing, to goods of a sort. */
export function isPlain(words: string): boolean {
  const { han, latin } = leftOf(words)
  return han.length < 2 && latin.length === 0
}

/** "Crackers without any cheese", 不含鲜花的订单: what a parcel must not have in it, and the words without that. */
export function lackedIn(words: string): { words: string; lacks?: string } {
  const [whole, en, zh] = lacked.exec(words) ?? []
  const lacks = (en ?? zh ?? '').trim()
  return whole === undefined || lacks === '' ? { words } : { words: words.replace(whole, ' '), lacks }
}
const lacked =
  /\b(?:without(?: any)?|with no|(?:containing|but) no) ([a-z][a-z' ,-]{1,40}?)(?= (?:may|can|will|must|goes?|is|are|costs?|travels?|ships?|at|for)\b|[;.$£€]|$)|(?:不含|没有|不带|不包括)([^，。；,;的]{1,8})(?:的|$)/iu
/** "A single leaflet", 单买一张; "patterns on their own", 单独寄的. */
export const ofSingle = /\b(?:single|lone)\b|单(?:张|本|只|个|件|支|条|双|盒|包|买|拍)|只(?:买|拍)[一1]/iu
export const ofAlone = /\b(?:on (?:its|their) own|alone|by (?:itself|themselves)|nothing else|no other)\b|单独(?:购?买|下单|拍|一单)|只买/iu

/** Of what is said, the words that name what is in a parcel: "lookout" of "an order with a Lookout in it costs a flat $19". */
export const goodsWords = (words: string): string => {
  const { han, latin } = leftOf(withoutWays(words.toLowerCase()).replace(kept, ' '))
  return han.length < 2 ? latin.join(' ') : han.join('')
}

/** How it is kept on its way. */
const kept = /(?:全程)?冷[链藏冻](?:车|运输|费)?|冰袋|泡沫箱|保温箱/gu

function leftOf(words: string): { han: readonly string[]; latin: readonly string[] } {
  const bare = findNumbers(words).reduceRight((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, words)
  return {
    han: bare.replace(plainZh, '').match(/\p{Script=Han}/gu) ?? [],
    latin: (bare.match(/[a-z][a-z'-]*/gu) ?? []).filter(
      word => word.length > 1 && !(plainEn.has(word) || word.split('-').every(part => plainEn.has(part))),
    ),
  }
}
