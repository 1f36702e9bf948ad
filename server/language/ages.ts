import { fold } from './fold.ts'
import { findNumbers, readNumber } from './numbers.ts'

/** The age in years of whom something is for: "hes 3", "for a 7 year old", 两岁, newborn. */
export function readAge(original: string): number | undefined {
  const { text } = fold(original)
  // A kitten's months say nothing about toys for children.
  if (/猫|狗|兔|鼠|宠物|\b(?:cat|dog|puppy|kitten|rabbit|pet)s?\b/.test(text)) return undefined
  for (const { value, start, end } of findNumbers(text)) {
    const before = text.slice(Math.max(0, start - 24), start)
    const after = text.slice(end, end + 16)
    if (value > 17 && !/^ ?(?:个月|months?)/.test(after)) continue
    if (isHowLong(text.slice(0, start), after)) continue
    if (/^ ?周?岁半/.test(after)) return value + 0.5
    // "I'm a 9 and a half" is a size.
    if (/^ ?(?:(?:and|&) a half|½|1\/2)/.test(after) && !/\ban? $/.test(before)) return value + 0.5
    if (/^ ?(?:(?:and|&) a half|½|1\/2)[ -](?:yo\b|yrs?\b|years?\b)/.test(after)) return value + 0.5
    if (/^ ?(?:周?岁(?!以上)|-?(?:yo|y\/o|yrs?|years?)[ -]?(?:olds?)?\b)/.test(after)) return value
    if (/^ ?(?:个月|-?months?\b)/.test(after) && !/保修|质保|warranty/.test(text)) return value / 12
    if (
      /\b(?:he'?s|she'?s|(?:he|she|kid|boy|girl|son|daughter|nephew|niece|toddler|one|child|grandson|granddaughter|lad|lass) (?:is|will be|just turned)|(?:he|she)'ll be|they(?:'?re| are)|(?:kids|children|twins) are|turning|turns|turned|aged?|(?:boy|girl|kid|son|daughter|nephew|niece),?) (?:only |almost |about |just )?$/.test(
        before,
      ) &&
      /^(?:$|[^\d%$a-z ]| (?!pieces|each|for|of|x|inch|cm|lb|kg|dollars|bucks|quid|and up))/.test(after)
    )
      return value
    // "For 4 and up only": as old as that at least.
    if (/\bfor (?:ages? |kids |children )?$/.test(before) && /^ ?(?:\+|(?:and|&|or) (?:up|over|older)\b)/.test(after)) return value
  }
  return /新生儿|刚出生|满月|百日宴|\bnewborn|\bnew baby\b|\bbaby shower\b/.test(text) ? 0 : undefined
}

/** "After working from the kitchen table for 2 years", "2 years ago", 怀孕四个月: how long something has lasted. */
const isHowLong = (before: string, after: string): boolean =>
  (/^ ?个月/.test(after) &&
    (/[孕怀用买练学住穿戴养等坏放](?:了|快|有|大概|差不多)*$/.test(before) || /^ ?个月(?:以?前|之前|以?后|[之以]?内)/.test(after))) ||
  /^ ?(?:months?|weeks?) (?:pregnant|along)\b/.test(after) ||
  (/^ ?(?:years?|yrs?|months?)\b(?![ -]?old)/.test(after) &&
    (/^ ?[a-z]+ (?:ago|now)\b/.test(after) ||
      (/ (?:for|in|over) (?:(?:about|over|nearly|almost|the|last|past) )*$/.test(before) && lasting.test(before.slice(-80)))))
const lasting = /\b(?:been|had|used|owned|same|(?:work|sitt|stand|liv|driv|sleep|runn|us)ing)\b/

/** From this age on nobody is shown what is made for children. */
export const grownUp = 18
/** 157 is how tall somebody is. */
export const oldest = 110

/** The age of a grown-up whom something is for: 她都28了, "he's 66", "mum's turning 60". */
export function readGrownAge(original: string): number | undefined {
  const { text } = fold(original)
  const found = findNumbers(text).find(({ value, start, end }) => {
    if (value < grownUp || value > oldest || !Number.isInteger(value)) return false
    const before = text.slice(Math.max(0, start - 24), start)
    const after = text.slice(end, end + 16)
    if (/^ ?(?:多|几|来)?周?岁(?!以[上下])|^-?(?:yo|y\/o|yrs?|years?)[ -]?olds?\b/.test(after)) return true
    if (personInChinese.test(before)) return /^(?:多|几|来)?了?(?:$|[^\p{Script=Han}\d.]|吧|啊|呀)/u.test(after)
    return person.test(before) && /^(?:$|[^\d%$£€.a-z ]| (?:and|now|this|next|in|so|but|today|soon|btw|he|she)\b)/.test(after)
  })
  return found?.value ?? (grownPerson.test(text) ? grownUp : undefined)
}
/** "I'm a grown man". */
const grownPerson = /成年人|\ban? (?:grown(?:[ -]?up| man| woman)|adult)\b(?! (?:and|&|plus))/u
const personInChinese =
  /(?:[他她]|[爸妈爷奶公婆姨叔姑舅姐哥]|老[公婆]|朋友|闺蜜|父亲|母亲)(?:今年|今儿|现在|马上|快要?|都|已经|也|才|要|满|过){1,3}$|(?:[爸妈爷奶]|外[公婆])$/u
const person =
  /\b(?:he'?s|she'?s|(?:he|she) is|(?:mum|mom|dad|gran|nan|granny|grandma|grandad|grandpa|aunt|uncle|mother|father|wife|husband)(?:'?s| is)|turning|turns|turned) (?:only |almost |about |nearly |just |now )?$/

/** 那是给小孩玩的吧, "isn't that for kids", "that's a baby toy": what was shown is turned down for a grown-up. */
export const callsChildish = (original: string): boolean => childish.test(fold(original).text)
/** What else is said beside that. Of a folded text. */
export const besideChildish = (original: string): string => fold(original).text.replace(childish, ' ')
const childish =
  /[这那](?:个|些|款|种)?(?:也|都|明明|明显|就|不|怕|应该|好像|看着){0,2}是?(?:给)?(?:小孩子?|孩子|儿童|小朋友|宝宝|娃)(?:们)?(?:专)?(?:用|玩|戴|看|穿|喝|吃)的|[这那](?:个|些|款|种)?(?:也|都|就|不|明明){0,2}是(?:儿童|童)款|\b(?:that|this|it|those|these)(?:'?s| is| are| looks?)(?:n'?t)? (?:just |really |clearly |obviously |all |only |like |a |an )*(?:for (?:(?:little|small|young) )?(?:kids|children|babies|toddlers)|(?:kids?|children|child|baby|toddler)'?s? (?:one|ones|toy|toys|thing|things|stuff)|childish)\b|\b(?:isn'?t|aren'?t) (?:that|this|it|those|these) (?:just |really |meant |made |a )*(?:for (?:kids|children|babies)|(?:kids?|child|baby)'?s? (?:one|toy|thing))\b/u

type Ages = { min?: number; max?: number }

/** The ages a product's text gives: "ages 3+", 3-6岁, "from birth", "adults and kids from 12". */
export function agesOf(text: string): Ages | undefined {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(inChinese, number => String(readNumber(number) ?? number))
  return birthTill(plain) ?? rangeIn(plain) ?? fromIn(plain) ?? monthsIn(plain) ?? birthIn(plain) ?? grownUpIn(plain)
}

const inChinese = /[一二两三四五六七八九十]{1,3}(?=\s*(?:[-~到至]\s*[一二两三四五六七八九十\d]{1,3}\s*)?(?:周?岁|个月))/gu

/** Of several ranges, as sizes have each its own, all of them together. */
function rangeIn(plain: string): Ages | undefined {
  const ranges = [...plain.matchAll(ranged)].map(found =>
    found
      .slice(1)
      .filter(one => one !== undefined)
      .map(Number),
  )
  return ranges.length === 0
    ? undefined
    : { min: Math.min(...ranges.map(([from = 0]) => from)), max: Math.max(...ranges.map(([, to = 0]) => to)) }
}

const ranged =
  /(?:ages? |aged )(\d{1,2}) ?(?:-|–|to) ?(\d{1,2})\b|(?<![\d.])(\d{1,2}) ?(?:岁半? ?)?(?:-|–|~|到|至) ?(\d{1,2}) ?(?:周?岁|years)/g

function fromIn(plain: string): Ages | undefined {
  const [, half] = /(?<![\d.])(\d{1,2}) ?岁半(?:以上|起)/.exec(plain) ?? []
  if (half !== undefined) return { min: Number(half) + 0.5 }
  const from = begins.exec(plain) ?? unsuited.exec(plain)
  const said = from?.slice(1).find(one => one !== undefined)
  return said === undefined ? undefined : { min: said === 'three' ? 3 : Number(said) }
}

const begins =
  /\bages? (\d{1,2}) ?(?:\+|and (?:up|over|older)|& up|up)|(?<![\d.])(\d{1,2}) ?(?:周?岁(?:及?以上|起|开始|\+)|\+ ?岁|years? (?:and|&) (?:up|over|older)|\+ years|yrs?\+)|\bfrom (?:about |around )?(?:age |aged )?(\d{1,2}) (?:years?|and up|up)|(?:ages?:? )(\d{1,2})\+|\b(?:from (?:about |around )?age|(?:kids|children|teens|teenagers|adults) (?:from|over|aged?)) (\d{1,2})\b(?! ?(?:months|cm|kg|°))/

const unsuited =
  /(\d{1,2}) ?周?岁(?:以下|以内)[^，。；,.;]{0,8}?(?:勿|不(?![开动到着了住])|禁)|\b(?:not|unsuitable|never)\b[^.;]{0,40}?\b(?:under|below) (?:the age of )?(\d{1,2}|three)\b(?! ?(?:months|cm|kg|°))/

function monthsIn(plain: string): Ages | undefined {
  const till = [...plain.matchAll(fitsMonths)].map(([, from, to]) => [Number(from) / 12, Number(to) / 12] as const)
  if (till.length > 0) return { min: Math.min(...till.map(([from]) => from)), max: Math.max(...till.map(([, to]) => to)) }
  const both = /(\d{1,2}) months (?:up )?to (?:about |around )?(\d{1,2})\b(?! ?(?:months|kg|cm|in\b))/.exec(plain)
  if (both !== null) return { min: Number(both[1]) / 12, max: Number(both[2]) }
  const found =
    /(\d{1,2}) ?(?:个月 ?(?:及?以上|起|\+|到 ?\d{1,3} ?(?:公斤|kg|岁))|months? (?:and|&) (?:up|older)|m\+|months?\+)|\b(?:from|safe from|over) (\d{1,2}) months?/.exec(
      plain,
    )
  if (found === null) return undefined
  // S号适合0-3个月，L号适合6个月以上: of several sizes the youngest counts.
  const others = [...plain.matchAll(rangedInMonths)].map(([, from]) => Number(from))
  return { min: Math.min(Number(found[1] ?? found[2]), ...others) / 12 }
}
/** 66 码适合 3 到 6 个月, "size 66 fits 3 to 6 months". */
const fitsMonths =
  /(?:适合|适用于?|\b(?:fits?|ages?|aged|for (?:babies )?(?:of|from)))\s?(\d{1,2}) ?(?:-|–|~|到|至|to) ?(\d{1,2}) ?(?:个月|months?\b)/g
const rangedInMonths = /(?<![\d.])(\d{1,2}) ?(?:-|–|~|到|至|to) ?\d{1,2} ?(?:个月|months?)/g

/** 适合新生儿到 6 岁, "for newborns up to about 18 months". */
function birthTill(plain: string): Ages | undefined {
  const months = /\bnewborns? (?:up )?to (?:about |around )?(\d{1,2}) months/.exec(plain)
  const years = /新生儿(?:到|至) ?(\d{1,2}) ?周?岁|\bfrom birth (?:up )?to (?:about |around )?(\d{1,2}) years/.exec(plain)
  if (months !== null) return { min: 0, max: Number(months[1]) / 12 }
  return years === null ? undefined : { min: 0, max: Number(years[1] ?? years[2]) }
}

/** 新生儿也握得住 tells it, 新生儿不建议 does not. */
const birthIn = (plain: string): Ages | undefined =>
  /from birth|safe (?:for|from) (?:newborns?|birth)|新生儿[也就即都]?(?:可用|适用|能|可以|[握抱拿用]得)|0\+/.test(plain)
    ? { min: 0 }
    : undefined

/** "For adults and patient teens, not for children". */
function grownUpIn(plain: string): Ages | undefined {
  return /\b(?:for|only) (?:adults|grown-?ups)\b(?![^.;]{0,24}\b(?:kids|children|family))|\b(?:not for|unsuitable for) (?:kids|children)\b(?!['’])(?! (?:under|below|younger))|(?:仅限|只适合)(?:成人|大人)|(?:不适合|不建议)(?:给|让)?(?:儿童|孩子|小朋友)(?:用|使用|玩|[，。；,.;]|$)/u.test(
    plain,
  )
    ? { min: teens }
    : undefined
}
const teens = 13
