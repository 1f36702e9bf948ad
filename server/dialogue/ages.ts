import { fold } from './fold.ts'
import { findNumbers } from './numbers.ts'

/** The age in years of whom something is for: "hes 3", "for a 7 year old", 两岁, newborn. */
export function readAge(original: string): number | undefined {
  const { text } = fold(original)
  // A kitten's months say nothing about toys for children.
  if (/猫|狗|兔|鼠|宠物|\b(?:cat|dog|puppy|kitten|rabbit|pet)s?\b/.test(text)) return undefined
  for (const { value, start, end } of findNumbers(text)) {
    const before = text.slice(Math.max(0, start - 24), start)
    const after = text.slice(end, end + 16)
    if (value > 17 && !/^ ?(?:个月|months?)/.test(after)) continue
    if (/^ ?(?:周?岁半|(?:and|&) a half|½|1\/2)/.test(after)) return value + 0.5
    if (/^ ?(?:周?岁(?!以上)|-?(?:yo|y\/o|yrs?|years?)[ -]?(?:olds?)?\b)/.test(after)) return value
    if (/^ ?(?:个月|-?months?\b)/.test(after) && !/保修|质保|warranty/.test(text)) return value / 12
    if (
      /\b(?:he'?s|she'?s|(?:he|she|kid|boy|girl|son|daughter|nephew|niece|toddler|one|child|grandson|granddaughter) (?:is|will be|just turned)|(?:he|she)'ll be|turning|turns|turned|aged?|(?:boy|girl|kid|son|daughter|nephew|niece),?) (?:only |almost |about |just )?$/.test(
        before,
      ) &&
      /^(?:$|[^\d%$a-z]| (?!pieces|of|x|inch|cm|lb|kg|dollars|bucks|or |and up))/.test(after)
    )
      return value
    // "For 4 and up only": as old as that at least.
    if (/\bfor (?:ages? |kids |children )?$/.test(before) && /^ ?(?:\+|(?:and|&|or) (?:up|over|older)\b)/.test(after)) return value
  }
  return /新生儿|刚出生|满月|百日宴|\bnewborn|\bnew baby\b|\bbaby shower\b/.test(text) ? 0 : undefined
}

/** The ages a product's text gives: "ages 3+", 3-6岁, "from birth". */
export function agesOf(text: string): { min?: number; max?: number } | undefined {
  const lower = text.normalize('NFKC').toLowerCase()
  const range = /(?:ages? |aged )(\d{1,2}) ?(?:-|–|to) ?(\d{1,2})\b|(?<![\d.])(\d{1,2}) ?(?:-|–|~|到|至) ?(\d{1,2}) ?(?:周?岁|years)/.exec(
    lower,
  )
  if (range !== null) return { min: Number(range[1] ?? range[3]), max: Number(range[2] ?? range[4]) }
  const [, half] = /(?<![\d.])(\d{1,2}) ?岁半以上/.exec(lower) ?? []
  if (half !== undefined) return { min: Number(half) + 0.5 }
  const from =
    /\bages? (\d{1,2}) ?(?:\+|and (?:up|over|older)|& up|up)|(?<![\d.])(\d{1,2}) ?(?:周?岁以上|岁\+|\+ ?岁|years? (?:and|&) (?:up|over|older)|\+ years|yrs?\+)|\bfrom (?:age )?(\d{1,2}) (?:years|and up|up)|(?:ages?:? )(\d{1,2})\+/.exec(
      lower,
    )
  if (from !== null) return { min: Number(from[1] ?? from[2] ?? from[3] ?? from[4]) }
  const not =
    /(\d{1,2}) ?周?岁(?:以下|以内)[^，。；,.;]{0,8}?(?:勿|不|禁)|\b(?:not|unsuitable|never)\b[^.;]{0,40}?\b(?:under|below) (?:the age of )?(\d{1,2}|three)\b(?! ?(?:months|cm|kg|°))/.exec(
      lower,
    )
  if (not !== null) return { min: Number(not[1] ?? (not[2] === 'three' ? 3 : not[2])) }
  const months =
    /(\d{1,2}) ?(?:个月(?:以上|\+)|months? (?:and|&) (?:up|older)|m\+|months?\+)|\b(?:from|safe from|over) (\d{1,2}) months?/.exec(lower)
  if (months !== null) return { min: Number(months[1] ?? months[2]) / 12 }
  if (/from birth|safe (?:for|from) (?:newborns?|birth)|新生儿(?:可用|适用)|0\+/.test(lower)) return { min: 0 }
  return undefined
}
