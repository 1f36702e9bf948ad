/** Where somebody lives or wants something sent, in Chinese and in a dozen countries' ways of writing it. */
const numeral = '[\\d一二三四五六七八九十百零〇]{1,5}'
const han = '\\p{Script=Han}'
const number = `[甲乙丙]?${numeral} ?(?:[号號弄栋棟幢])院?`
/** Rooms, storeys and buildings after the house number. */
const inside = `(?:[${han}\\dA-Za-z-]{0,16}(?:室|单元|楼|樓|层|栋|幢|[号號]|房|宿舍|大厦|广场)|[${han}]{1,10}[A-Z]?[座塔栋幢])?(?:[A-Z座栋]{0,2}\\d{3,5}(?:室|房|宿舍)?)?`
const notNumber = '(?!码|线|链|色|电|前|到|之前|以前|那|这|车|款|店|螺|能|可|会|送|发|有)'

const capital = "(?:\\p{Lu}[\\p{L}'’.-]{0,20}|\\d{1,3}(?:st|nd|rd|th))"
const flat = '(?:(?:[Ff]lat|[Aa]pt\\.?|[Aa]partment|[Uu]nit|[Ss]uite|[Rr]oom|[Ll]evel|[Ff]loor) ?#?\\w{1,5},? )?'
const storey = '(?:,? (?:apt\\.?|apartment|unit|suite|room|floor|#) ?\\w{1,6}|,? \\d{1,3}(?:st|nd|rd|th) floor)?'
const surely = 'street|avenue|boulevard|parkway|pkwy|blvd|crescent|terrace'
const kinds = `${surely}|st|road|rd|ave|lane|ln|court|ct|close|square|sq|drive|dr|way|highway|hwy|place|pl|grove|circle|cir|loop|row|walk|mews|gardens|plaza|trail|parade|hill`
const capitalised = kinds
  .split('|')
  .map(kind => kind.charAt(0).toUpperCase() + kind.slice(1))
  .join('|')
const leading = '(?:ship|sen[dt]|deliver|post|address|live|home|house|my place|office|mail|it)'

const chinese: readonly RegExp[] = [
  new RegExp(
    `[${han}]{1,20}(?:路|街|大道|巷|弄|胡同|村|段|道[东西南北中]|(?<=彌敦|弥敦|[东西南北]大|公主|英皇|轩尼诗|皇后大)道|馬路|马路)(?:[东西南北中]|[一二三四五六七八九\\d]段)?(?:${numeral}[组組] ?)? ?${number}${notNumber}${inside}`,
    'gu',
  ),
  new RegExp(`(?:[${han}]{1,12}(?:\\d期|[A-Z]区)?)?${numeral}(?:栋|幢|号楼|號樓)(?:${numeral}单元)?\\d{2,5}(?:室|房|宿舍)?`, 'gu'),
  new RegExp(
    `(?<=(?:地址|收货|寄到?|送到?|送货到|住在?|家在|址是)[ ：:]{0,2})[${han}]{2,20}(?:园|院|苑|坊|庄|里|村|组|城|镇|乡|[东西南北])(?:${numeral}[组組] ?)?${number}${notNumber}${inside}`,
    'gu',
  ),
  new RegExp(`[${han}]{1,12}(?:市|县|區|区)[${han}]{1,12}(?:园|院|苑|坊|村|屯|里)${number}${notNumber}${inside}`, 'gu'),
  new RegExp(`[${han}]{1,8}村[${numeral.slice(1, -6)}]{1,3}[组組] ?${number}`, 'gu'),
  new RegExp(`[${han}]{2,10}(?:小区|公寓|花园|家园|新村|苑)(?:\\d{1,3}(?:栋|幢|号楼)|\\d{1,2}-\\d{1,2}-\\d{3,4})${inside}`, 'gu'),
]
const latin: readonly RegExp[] = [
  // "221b Baker Street": both the name and the kind begin with a capital, or it is said before that it is an address.
  new RegExp(
    `(?<![\\w$£€.])${flat}\\d{1,5}[A-Za-z]?,? (?:${capital} ){1,4}(?:${capitalised})(?![\\p{L}]|\\s[£$€¥(]|(?<=(?<!\\d)\\d (?:${capital} ){1,4}\\p{L}{2,10})\\s\\p{Lu}\\p{Ll})\\.?${storey}`,
    'gu',
  ),
  new RegExp(
    `(?<=\\b${leading}\\b[^\\n.]{0,30}?)(?<![\\w$£€.])${flat}\\d{1,5}[a-z]? (?:[\\p{L}'’.-]{1,20} ){1,3}(?:${kinds})(?![\\p{L}]|\\s(?!apt|unit|in\\b|near|by\\b|is\\b|please|and\\b|thanks)[a-z])\\.?${storey}`,
    'giu',
  ),
  new RegExp(
    `(?<![\\w$£€.])\\d{1,5}[A-Za-z]? (?:(?:${capital} ){1,3}|[\\p{L}]{1,20} )(?:${surely.replace('terrace', 'pkwy').replace('crescent', 'blvd')})(?![\\p{L}]|\\s(?!apt|unit|in\\b|near|by\\b|is\\b|please|and\\b)[a-z])\\.?${storey}`,
    'giu',
  ),
  /(?<![\w$£€.])\d{1,5} (?:The [A-Z]\p{L}{2,20}|Broadway)(?!\p{L}| [\p{L}(£$€])/gu,
  /(?<![\w$£€.])\d{1,4}(?: bis| ter)?,? (?:rue|avenue|boulevard|place|chemin|quai|impasse|allée) (?:[\p{L}'’-]{1,24} ?){1,5}/giu,
  /(?<!\p{L})\p{Lu}\p{L}{2,24}(?:straße|strasse|str\.|damm|platz|allee|gasse|ufer|weg) ?\d{1,4}(?: ?[a-z](?!\p{L}))?/gu,
  /(?<!\p{L})(?:Calle|Via|Viale|Avenida|Piazza|Rua|Carrer|Plaza)(?: (?:\p{Lu}[\p{L}'’.]{1,20}|de|del|della|la)){1,4},? \d{1,4}/gu,
  /(?<![\w-])\d{1,2}-\d{1,2}-\d{1,2},? \p{Lu}\p{Ll}{3,20}/gu,
  /\b(?:p\.? ?o\.? ?box|post office box|postfach) ?#?\d{1,6}/giu,
]

/** `text` is what is read, with Chinese numerals as they stand. */
export function addressesIn(text: string): { start: number; end: number }[] {
  const patterns = [...(/[号號栋棟幢弄]|-\d-/.test(text) ? chinese : []), ...(/\d/.test(text) ? latin : [])]
  return patterns.flatMap(pattern =>
    [...text.matchAll(pattern)].map(({ 0: stretch, index }) => ({ start: index, end: index + stretch.trimEnd().length })),
  )
}
