import { readNumber } from '../language/numbers.ts'
import type { Language } from '../wire.ts'
import type { Sentence } from './answers.ts'
import { verdictWords } from './verdict.ts'

/** What follows for a number that a question tells by one that a sentence of the shop's gives, in words; the sentence, or the part of it, that gives it. */
export type Compared = { sentence: Sentence; verdict: string }

/** What numbers are of: one of a kind is held against none of another. */
export type Kind = 'weight' | 'length' | 'volume' | 'temperature' | 'speed'
export type Quantity = { kind: Kind; value: number; said: string; at: number; unit: string }
/** What a sentence allows: from so much, up to so much. `part`: the piece of it that says so; `isFloor`: what it says is that it is for no less. */
type Limit = { kind: Kind; from?: number; to?: number; said: string; unit: string; part: string; sentence: Sentence; isFloor?: true }

const units: Readonly<Record<string, readonly [Kind, number]>> = {
  kg: ['weight', 1],
  公斤: ['weight', 1],
  千克: ['weight', 1],
  斤: ['weight', 0.5],
  kilos: ['weight', 1],
  kilo: ['weight', 1],
  lbs: ['weight', 0.4536],
  lb: ['weight', 0.4536],
  pounds: ['weight', 0.4536],
  pound: ['weight', 0.4536],
  stone: ['weight', 6.35],
  cm: ['length', 1],
  厘米: ['length', 1],
  公分: ['length', 1],
  mm: ['length', 0.1],
  毫米: ['length', 0.1],
  m: ['length', 100],
  米: ['length', 100],
  metres: ['length', 100],
  meters: ['length', 100],
  inches: ['length', 2.54],
  inch: ['length', 2.54],
  in: ['length', 2.54],
  '"': ['length', 2.54],
  英寸: ['length', 2.54],
  寸: ['length', 2.54],
  尺: ['length', 100 / 3],
  feet: ['length', 30.48],
  foot: ['length', 30.48],
  ft: ['length', 30.48],
  litres: ['volume', 1],
  litre: ['volume', 1],
  liters: ['volume', 1],
  liter: ['volume', 1],
  l: ['volume', 1],
  升: ['volume', 1],
  ml: ['volume', 0.001],
  毫升: ['volume', 0.001],
  '°c': ['temperature', 1],
  '℃': ['temperature', 1],
  '°': ['temperature', 1],
  摄氏度: ['temperature', 1],
  度: ['temperature', 1],
  degrees: ['temperature', 1],
  degree: ['temperature', 1],
  'km/h': ['speed', 1],
  kph: ['speed', 1],
  kmh: ['speed', 1],
  mph: ['speed', 1.609],
}
/** "A 25 in chest", "16-20 in.", and not "2 in black". */
const inches = 'in(?=$|[.,;:!?)]|\\s+(?:chest|waist|neck|girth|wide|long|tall|high|deep|thick|across|around|bust|back)\\b)'
const unit = Object.keys(units)
  .sort((a, b) => b.length - a.length)
  .map(each => (each === 'in' ? inches : each))
  .join('|')
const quantity = new RegExp(`(?<![\\d.])(\\d+(?:\\.\\d+)?)[\\s-]*(${unit})(?![a-z²³])`, 'giu')
/** 一米一二, 三尺二, 一百二十斤. */
const inCharacters =
  /(?<![零一二两三四五六七八九十百])([零一二两三四五六七八九十百]{1,6})\s?(米|尺|公斤|千克|斤|厘米|公分)([一二三四五六七八九])?(?:寸|([一二三四五六七八九]))?(?![十百千万个件条])/gu
/** 1米8 and 5 foot 10 tell one length. */
const inTwo =
  /(\d)\s?米\s?([1-9]\d?)(?![\d.]|\s*(?:厘米|公分|米|cm))|(?<![\d.])(\d)\s?(?:ft|foot|feet|')\s?(\d{1,2})(?!\d)(?:\s?(?:in\b|inches|"|”))?/giu
/** Before a number it is the most that a thing takes: "up to 25 kg", 承重 10 公斤. */
const most =
  /(?:\b(?:up to|at most|max(?:imum)?(?: of)?|no (?:more|bigger|wider|taller|longer|heavier|thicker|larger) than|under|below|wash(?:able|ed)?(?: it)? (?:at|on)|carries|holds|supports|takes|rated (?:to|for))|承重|载重|承载|限重|最大|最重|最多|最高|最宽|最长|最厚|不超过|不高于|以内)[^\d,，;；]{0,8}$/iu
/** "For dogs to 45 lb" of one size among others. */
const upTo = /\bto\s*$|[至到]\s*$/iu
const mostBehind = /^\s*(?:及?以[内下]|(?:机|水|手)洗|内(?![^，,。；;]{0,2}径)|max\b|(?:or|and) (?:less|under|below|smaller)\b)/iu
/** The least that it is made for. */
const least =
  /(?:\b(?:at least|min(?:imum)?(?: of)?|no (?:less|smaller|lighter) than|over|above|exceed(?:s|ing)?|(?:more|heavier|bigger|larger|wider|longer|taller|thicker) than|down to|comfort(?:able)?(?: at| to)?)|至少|最少|最小|不低于|不少于|不小于|超过|低至|舒适温度|适温)[^\d,，;；]{0,4}$/iu
/** "Not suitable for dogs over 25 kg", 不建议超过 10 公斤: what is denied of more is the most. */
const denied =
  /(?:不(?:适[合用宜]|建议|推荐|宜|能|可以?|要|支持|得|太?适合)|勿|禁止|避免|别)[^,，;；。]*$|(?:\b(?:not|never|unsuitable|cannot)\b|n['’]t\b)(?! (?:more|less|over|under|below|above|exceed\w*) (?:than )?\d)[^,;]*$/iu
/** So many degrees of a turn, or of short sight. */
const ofAngles = /角|倾斜|旋转|转动|近视|远视|老花|散光|\b(?:tilt\w*|rotat\w*|swivel\w*|angles?|reclin\w*|hinges?)\b/iu
const leastBehind = /^\s*(?:及?以上|起|(?:or|and) (?:more|up|over|above|bigger|larger|heavier)\b|\+)/iu
/** From so much to so much: what it fits, where a word says that it fits or takes something, or what it can be set to. */
const range = new RegExp(
  `(?<![\\d.])(\\d+(?:\\.\\d+)?)\\s*(${unit})?\\s*(?:[-–—~～至到]|to|and)\\s*(\\d+(?:\\.\\d+)?)[\\s-]*(${unit})(?![a-z²³])`,
  'giu',
)
const fitting =
  /适[合用]|都(?:能|可|配)|可(?:用|放|配|装|调|夹|戴|系|穿)|能(?:用|放|配|装|调|夹|戴|系|穿)|兼容|调节|匹配|舒适|适温|烧成|\b(?:fits?|suits?|suitable|takes?|for|holds?|clamps?|adjust\w*|extends?|stretches|works with|accepts?|covers?|comfort\w*|fires?)\b/iu
/** What a length is of: a waist is held against no wrist. */
const dimensions: readonly RegExp[] = [
  /腰/u,
  /\bwaist/iu,
  /胸/u,
  /\b(?:chest|bust)/iu,
  /头围|头/u,
  /\bhead\b/iu,
  /手[围腕]|腕/u,
  /\bwrist/iu,
  /脖|颈/u,
  /\bneck/iu,
  /小腿|腿围/u,
  /\b(?:calf|calves)/iu,
  /背长/u,
  /\b(?:back length|torso)/iu,
  /脚/u,
  /\b(?:feet|foot)\b(?! \d)/iu,
  /高|个[子头]/u,
  /\b(?:tall|height|high)\b/iu,
  /[厚深]/u,
  /\b(?:thick\w*|deep|depth)\b/iu,
  /宽/u,
  /\b(?:wide|width)\b/iu,
  /直径|口径|[内外]径/u,
  /\bdiameter/iu,
  /洗/u,
  /\bwash/iu,
]
/** Around or along what a length is told, by the words beside it. */
export function dimensionIn(text: string): number | undefined {
  const at = dimensions.findIndex(one => one.test(text))
  return at < 0 ? undefined : at >> 1
}
const thickness = dimensions.findIndex(one => one.test('厚')) >> 1
/** In a question: whether it is more, or less, than so much. */
const more = /(?:\b(?:over|above|more than|longer than|taller than|heavier than|bigger than|wider than)|超过|大于|高于|不止|比)\s*$/iu
const less = /(?:\b(?:under|below|less than|shorter than|lighter than|smaller than|within)|小于|低于|少于|不到|不足)\s*$/iu
const lessBehind = /^\s*(?:以内|以下|之内)/u
const moreBehind = /^\s*(?:以上)/u
/** What asks whether a thing takes or suits somebody or something, where the number is told beside the question: "he's 95 kg. will it hold him?" */
export const asksIfFits =
  /能|可以|行不行|行吗|合适|适合|够|[放装睡坐躺塞站套戴穿系背承撑挂].{0,3}(?:得?下|得?住|得?上|得?了|得?进)|受得|会不会|[大小紧松长短].{0,2}(?:吗|不|么)|\b(?:will|can|could|would|does|do|is|are|ok|okay)\b.{0,60}\b(?:fit|fits|hold|holds|take|takes|carry|support|suit|suits|suitable|work|works|go on|go in|go into|go round|go around|go through|go under|clamp|reach|cope|ok|okay|enough|big|small|safe|right|good|strong|long|wide|cope|manage|bear|for (?:him|her|me|us|them|it|my|that))\b/iu

/** Of those what asks whether it suits somebody, whatever else is told of it. */
export const asksIfSuits =
  /合适|适合|够(?!买)|[放装睡坐躺塞站套戴穿系背承撑挂].{0,3}(?:得?下|得?住|得?上|得?了|得?进)|受得|(?:能|可以|会不会)(?:不能|不可以)?(?:太|嫌)?(?:玩|用|穿|戴|坐|睡|吃|喝|看|读|骑|装|安|放|挂|夹|套|塞|系|[大小紧松长短难])|太[大小紧松长短难]|\b(?:fits?|holds?|takes? (?:him|her|me|us|them|it|my|that)|carry|supports?|suits?|suitable|enough|too (?:big|small|old|young|hard|heavy|long|short|tight)|cope|manage|bear|go (?:on|into|round|around|through|under)|(?:ok|okay|right|good|safe|strong) for (?:him|her|me|us|them|it|my|that))\b/iu

/**
 * Whether what a question tells keeps to the one limit that a thing's texts give, and whether the one measure they give is over what is asked. Nothing where the
 * texts give none or several, or where several numbers are told that could be meant. `beside`: the rest of the message, which may tell the number.
 */
export function compareNumbers(
  question: string,
  sentences: readonly Sentence[],
  language: Language,
  beside?: string,
): Compared | undefined {
  const own = quantitiesIn(question)
  const isOwn = own.length > 0
  if (!isOwn && (beside === undefined || !asksIfFits.test(question))) return undefined
  const text = plainly(isOwn ? question : beside!)
  const asked = isOwn ? own : quantitiesIn(beside!)
  const limits = sentences.flatMap(sentence => limitsIn(sentence))
  const read = limits.filter(limit => isReadOut(limit, text))
  const kept = asked.flatMap(one => {
    const others = asked.filter(other => other !== one && other.kind === one.kind)
    // "You say 35 to 50 mm, and mine is 30": what is read out is no number of theirs, and is what is meant.
    const alone = others.every(other => read.some(limit => isBound(other, limit)))
    const [readOut, more] = read.filter(({ kind }) => kind === one.kind)
    const limit = !alone ? undefined : readOut !== undefined && more === undefined ? readOut : limitFor(one, text, limits)
    // Who says the limit itself has read it.
    return limit === undefined || isBound(one, limit) ? [] : [{ one, limit }]
  })
  const [first, another] = kept
  if (first !== undefined)
    return another === undefined ? { sentence: first.limit.sentence, verdict: keptTo(first.one, first.limit, language) } : undefined
  return isOwn && own.length === 1 ? comparedIn(question, own[0]!, sentences, limits, language) : undefined
}

const isBound = ({ value }: Quantity, { from, to }: Limit): boolean =>
  [from, to].some(bound => bound !== undefined && Math.abs(bound - value) < 1e-6)

/** Both ends of a range stand in the text. */
function isReadOut({ from, to, said }: Limit, text: string): boolean {
  const numbers: readonly string[] = text.match(/\d+(?:\.\d+)?/gu) ?? []
  const ends = said.match(/\d+(?:\.\d+)?/gu) ?? []
  return from !== undefined && to !== undefined && ends.length === 2 && ends.every(end => numbers.includes(end))
}

/** "Is it longer than a metre?" of what is told to be 95 cm long. */
function comparedIn(
  question: string,
  asked: Quantity,
  sentences: readonly Sentence[],
  limits: readonly Limit[],
  language: Language,
): Compared | undefined {
  if (limits.some(({ kind }) => kind === asked.kind)) return undefined
  const plain = plainly(question)
  const before = plain.slice(0, asked.at)
  const behind = plain.slice(asked.at + asked.said.length)
  const comparison =
    more.test(before) || moreBehind.test(behind) ? 'more' : less.test(before) || lessBehind.test(behind) ? 'less' : undefined
  if (comparison === undefined) return undefined
  // "130 × 170 cm" tells no one length.
  const told = sentences
    .filter(({ text }) => !hasSides.test(text))
    .flatMap(sentence =>
      quantitiesIn(sentence.text)
        .filter(({ kind }) => kind === asked.kind)
        .map(one => ({ ...one, sentence })),
    )
  const [first] = told
  if (first === undefined || told.some(({ value }) => Math.abs(value - first.value) > 1e-6)) return undefined
  const is = comparison === 'more' ? first.value > asked.value : first.value < asked.value
  return { sentence: first.sentence, verdict: verdictWords(is ? 'yes' : 'no', question, language) }
}

/** The one limit of this kind, of several the one of the same dimension: the waist of who tells a waist. */
function limitFor(asked: Quantity, text: string, limits: readonly Limit[]): Limit | undefined {
  const around = around12(text, asked)
  const mine = dimensions.findIndex(one => one.test(around))
  const dimensionOf = (limit: Limit) => dimensions.findIndex(one => one.test(limit.part))
  const same = (a: number, b: number) => a >> 1 === b >> 1
  const ofKind = limits.filter(limit => limit.kind === asked.kind && isNear(asked, limit))
  const exact = mine < 0 ? [] : ofKind.filter(limit => same(dimensionOf(limit), mine) && dimensionOf(limit) >= 0)
  // "My table is 90 cm" tells nothing of how thick it is.
  const open = ofKind.filter(limit => (mine < 0 ? dimensionOf(limit) >> 1 !== thickness : dimensionOf(limit) < 0))
  const meant = exact.length > 0 ? exact : open
  const [first] = meant
  return first === undefined || meant.some(({ from, to }) => from !== first.from || to !== first.to) ? undefined : first
}

/** A laptop of 15 inches is not held against hooks for tubes of 8 to 16 mm, nor a way of 50 m: what is so far off is another thing. */
const isNear = ({ value, kind }: Quantity, { from, to }: Limit): boolean =>
  kind === 'temperature' || ((to === undefined || value <= farOff * to) && (from === undefined || value >= from / farOff))
const farOff = 5

const around12 = (text: string, { at, said }: Quantity) => text.slice(Math.max(0, at - 12), at + said.length + 12)

const hasSides = /\d\s*[x×*]\s*\d/iu

export const plainly = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(inCharacters, inDigits)
    .replace(inTwo, (_all, metres, rest, feet, inches) =>
      metres !== undefined ? `${metres}.${rest}米` : `${Math.round((Number(feet) * 12 + Number(inches)) * 2.54)} cm`,
    )

/** 三尺二 is 3.2尺. */
function inDigits(said: string, whole: string, of: string, tenths?: string, inches?: string): string {
  const [units, ...parts] = [whole, tenths, inches].flatMap(one => (one === undefined ? [] : [readNumber(one)]))
  return units === undefined ? said : `${units}${parts.length === 0 ? '' : `.${parts.join('')}`}${of}`
}

export function quantitiesIn(text: string): Quantity[] {
  const plain = plainly(text)
  return [...plain.matchAll(quantity)].flatMap(({ 0: said, 1: number, 2: unit, index }): Quantity[] => {
    const [kind, scale] = units[unit!.toLowerCase()] ?? []
    if (kind === undefined || (kind === 'temperature' && ofAngles.test(plain))) return []
    const [sign = ''] = kind === 'temperature' ? (frost.exec(plain.slice(0, index)) ?? []) : []
    const value = Number(number) * scale! * (sign === '' ? 1 : -1)
    return [{ kind, value, said: `${sign}${said}`.trim(), at: index - sign.length, unit: unit!.toLowerCase() }]
  })
}
/** 零下 5 度, -5 °C, and not 20-25 °C. */
const frost = /(?:零下|(?<!\d\s?)[-−])\s?$/u

/** What a sentence allows, piece by piece: 适合 8 公斤以内 behind a diameter is a limit of its own. In the row of a table no word need say that it fits. */
export function limitsIn(sentence: Sentence, of: 'text' | 'table' = 'text'): Limit[] {
  const isFitting = (text: string) => of === 'table' || fitting.test(text)
  return plainly(sentence.text)
    .split(/(?<=[,，;；。:：]|\.(?=\s|$))/u)
    .filter(part => !hasSides.test(part))
    .flatMap(part => {
      const ranges = [...part.matchAll(range)].flatMap(({ 0: said, 1: low, 2: lowUnit, 3: high, 4: unit, index }): Limit[] => {
        const [kind, scale] = units[unit!.toLowerCase()]!
        const isBelow = kind === 'temperature' && frost.test(part.slice(0, index))
        const from = Number(low) * (units[(lowUnit ?? unit)!.toLowerCase()]?.[1] ?? scale) * (isBelow ? -1 : 1)
        const to = Number(high) * scale
        const isMeant =
          from < to && isFitting(sentence.text) && !denied.test(part.slice(0, index)) && !(kind === 'temperature' && ofAngles.test(part))
        return isMeant ? [{ kind, from, to, said: said.trim(), unit: unit!.toLowerCase(), part, sentence }] : []
      })
      if (ranges.length > 0 || part.search(range) >= 0) return ranges
      return quantitiesIn(part).flatMap((one): Limit[] => {
        const before = part.slice(0, one.at)
        const behind = part.slice(one.at + one.said.length)
        const own = { kind: one.kind, said: one.said, unit: one.unit, part, sentence }
        const isMost = most.test(before) || mostBehind.test(behind) || (of === 'table' && upTo.test(before))
        const isLeast = least.test(before) || leastBehind.test(behind)
        if (denied.test(before) && !/不(?:超过|高于)/u.test(before))
          return isMost ? [{ ...own, from: one.value, isFloor: true }] : isLeast ? [{ ...own, to: one.value }] : []
        if (isMost) return [{ ...own, to: one.value }]
        return isLeast && isFitting(part) ? [{ ...own, from: one.value, said: leastWords(part, one) }] : []
      })
    })
}

/** With the words that make it the least: "down to 8 °C", "5 kg and up". */
function leastWords(part: string, { at, said }: Quantity): string {
  const before = least.exec(part.slice(0, at))?.[0] ?? ''
  const behind = leastBehind.exec(part.slice(at + said.length))?.[0] ?? ''
  return `${before}${said}${behind}`.trim()
}

function keptTo(asked: Quantity, { from, to, said, unit, isFloor }: Limit, language: Language): string {
  const is = !(from !== undefined && asked.value < from - 1e-6) && !(to !== undefined && asked.value > to + 1e-6)
  const own =
    asked.kind === 'speed' && asked.unit !== unit ? `${asked.said} (${Math.round(asked.value / units[unit]![1])} ${unit})` : asked.said
  if (isFloor === true)
    return language === 'zh' ? `${own}${is ? '没有低于' : '低于'} ${said}` : `${own} is ${is ? 'not under' : 'less than'} the ${said}`
  if (from !== undefined)
    return language === 'zh' ? `${own}${is ? '符合' : '不符合'}“${said}”` : `${own} is ${is ? 'within' : 'not within'} “${said}”`
  return language === 'zh' ? `${own}${is ? '没有超过' : '超过了'} ${said}` : `${own} is ${is ? 'within' : 'more than'} the ${said}`
}

/** Of a time: how many days a unit has. */
const spans: Readonly<Record<string, number>> = {
  天: 1,
  日: 1,
  周: 7,
  星期: 7,
  礼拜: 7,
  月: 30,
  年: 365,
  day: 1,
  week: 7,
  month: 30,
  year: 365,
}
const numbers: Readonly<Record<string, number>> = { 半: 0.5, a: 1, an: 1 }
const counted = '(\\d+(?:\\.\\d+)?|[零一两俩二三四五六七八九十百半]+|\\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\\b)'
const span = new RegExp(`${counted}[\\s-]*个?半?(天|日|周|星期|礼拜|月|年|(?:day|week|month|year)s?\\b)`, 'giu')
/** A span that has passed since something was bought or came. */
const since =
  /买|收到|签收|到手|到货|过了|已经|才|都|快|[天周月年期拜](?:了|前)|\b(?:ago|been|since|bought|received|got|had|arrived|came|old|delivered)\b/iu
/** For a parcel: no term of a rule runs meanwhile. */
const waits =
  /还[不没](?:发|到|来|寄|送|收|有动静|有消息)|没(?:收到|动静|发货)|等了|\b(?:waiting|still (?:not|no|hasn|haven|isn)|(?:has|have)(?:n'?t| not) (?:arrived|come|shipped|been sent|got here|turned up))\b/iu
const within =
  /(?:内|之内|以内)|\b(?:within|have|for|up to)\b[^.;]{0,12}\d|(?<!\d)\d+(?: (?:working )?(?:days|months|weeks|years) (?:from|of|after|to)|-(?:day|month|year))\b|保修|质保|warranty|guarantee/iu

/** Whether the time that a question says has passed lies within the one term that a sentence gives. */
export function termKept(question: string, sentence: string, language: Language): string | undefined {
  if (!since.test(question) || waits.test(question) || !within.test(sentence)) return undefined
  const [passed, otherPassed] = spansIn(question)
  const terms = spansIn(sentence)
  const [term] = terms
  if (passed === undefined || otherPassed !== undefined || term === undefined || terms.some(({ days }) => days !== term.days))
    return undefined
  const is = passed.days <= term.days
  return language === 'zh'
    ? `${passed.said}${is ? '还在' : '已经超过'} ${term.said}${is ? '之内' : ''}`
    : `${passed.said} ${is ? 'is within' : 'is past'} the ${term.said}`
}

function spansIn(text: string): { days: number; said: string }[] {
  return [...text.normalize('NFKC').toLowerCase().matchAll(span)].map(([said, number, unit]) => ({
    days: (numbers[number!] ?? readNumber(number!) ?? Number.NaN) * spans[unit!.replace(/s$/, '')]!,
    said: said.trim(),
  }))
}
