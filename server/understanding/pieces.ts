import { currencyAfter, currencyBefore } from '../language/currency.ts'
import { foldText } from '../language/fold.ts'
import { isNegated } from '../language/negation.ts'
import { findNumbers, type Numeral } from '../language/numbers.ts'
import { findQuantities } from '../language/references.ts'

/** A number that can be a count of pieces. `counted`: a word beside it says so. */
export type Pieces = { value: number; counted: boolean; start: number; end: number }

/** Above this a bare number is a price, a size or a measure before it is a count. */
const mostBare = 20
const most = 999

/** No count: 一共, 第二个, 500 ml, 130斤, "12 lb", 19的那个. */
const otherAfter =
  /^(?:条腿| at night\b| in the (?:day|night|morning|evening)\b|件套| and a half\b|\p{Script=Han}装|[-–~至到] ?\d| by \d| left\b|[共起下般样些点直定旦边折半成岁码号寸升米克斤度层天周日月年的多几]|个(?:脚|轮|腿|孔|格|抽|角|挡|档|喷?头|插口|把手|字|人|小?朋友|哥们|兄弟|姐妹|闺蜜|室友|舍友|老人|学生|小?孩|同学|同事|客人|大人|宝宝|家庭|月|小时|钟头|颜色|尺码|版本|型号|地方|问题)|块(?!(?:香皂|肥皂|毯|布|地垫))|\s?(?:ml|cl|kg|g|lbs?|oz|l|cm|mm|km|m|ft|feet|inch|inches|w|mah|v|hz|gb|tb|yo|yrs?|years?|months?|weeks?|days?|hours?|minutes?|pounds?|ounces?|stone|lit(?:er|re)s?|qt|quarts?|pints?|gal(?:lons?)?|persons?|people|kids?|children|adults|guests|friends|mates|pals|lads|toddlers|cousins|nephews|nieces|grandkids|grandchildren|colleagues|co-?workers|players|campers|guys|of us|am|pm|o'clock|seaters?|burners?|lumens?|ply|speed|yards?|yds?|foot|degrees?|celsius|centigrade|fahrenheit|miles?|mph|percent|grams?|times|nights?|eu|uk|us|st|nd|rd|th|off(?![ -]white)|人|位|号|码|寸|毫升|公斤|千克|厘米|公分|毫米|公里|小时|分钟|英寸|%|°|"|')(?![a-z]))/iu
/** "2 taps won't fit": so many are not wanted. */
const isTooMany = /^ (?:[a-z]+ ){0,2}(?:won'?t|wont|can'?t|cant|cannot|would ?n'?t) (?:fit|work|do|go)\b/u
/** A5, "GL-301": part of a label. */
const otherBefore =
  /(?:\d(?:\.\d+)? ?(?:by|[x×*]) ?|(?<![a-z])[a-wyz]|[a-z]{2,}-?|-|第|[这那哪每另满身高体重长宽]|[¥$€£#]|(?<![a-z])(?:first|second|third|fourth|fifth|last|this|(?<!make )that|the|which|each|every|no|number|size|uk|us|eu|over|under|above|below|aged?|weighs?|weigh|am|i'm|(?:pay|paid|paying|split|spread)(?: it)? (?:in|over)) ?)$/iu
/** "Is that so" after a number is no pair: 减完就是749对吧, and 两对吧 are two pairs. */
const asksAfter = /^ ?对(?:吧|吗|么|不对|嘛)/u
const equalsBefore = /(?:是|等于|就|成|得) ?$/u
/** What is left of an amount: 九块九. */
const amountBefore = /[\d一二两三四五六七八九十百千][块元毛]$/u
/** 25一盒: what one costs. */
const pricedBefore = /(?<!\d ?[x×*] ?\d*)\d ?[块元]? ?$/u
/** 一本多少: what one costs. */
const askedAfter = /^ ?\p{Script=Han}(?:是|要|卖|得)?(?:多少|几[块元]|什么价|怎么卖)/u
const counterAfter =
  /^ ?(?:[个件双只条套把台张瓶盒箱包本份支顶袋罐杯副束盏组床根颗粒盆串卷桶筒册片]|pieces?\b|pcs\b|pairs?\b|items?\b|units?\b|of\b)/u

/** 六楼, 3期, 三折: what a Han character beside it counts is no goods, but for the few that end a clause or go on with it; 两睡袋 needs no counter. */
const otherHan = /^(?![呢吧啊哦呀吗嘛的了就要也都和跟加与拿来买够好行可算多少一共总])\p{Script=Han}/u
const bareCounts = /^[两俩仨双]$/u

/** The numbers of a text that can be counts of pieces, in order: 两台, "four", 35件; not a price, a measure, a size or what is taken back. */
export function piecesIn(text: string): Pieces[] {
  const folded = foldText(text)
  const numbers = findNumbers(folded)
  const never = () => false
  const ordered = findQuantities(folded, numbers, never, never)
  return numbers.flatMap(({ value, start, end }): Pieces[] => {
    if (!isCountable({ value, start, end }, folded)) return []
    const hasCounter = counterAfter.test(folded.slice(end))
    // 运费怎么还要12 counts no goods.
    if (!hasCounter && ofFee.test(folded.slice(Math.max(0, start - 24), start))) return []
    const counted = hasCounter || ordered.some(one => one.start === start)
    // "The blue one" counts nothing.
    const isPronoun =
      folded.slice(start, end) === 'one' &&
      (ofThing.test(folded.slice(0, start)) || !/^ (?!(?:and|or|in|with|please|for|to|is|then|plus)\b)[a-z]/.test(folded.slice(end)))
    return counted || (value <= mostBare && !isPronoun) ? [{ value, counted, start, end }] : []
  })
}

/** "The green one". */
const ofThing = /\bthe [a-z]+ $/u
const ofFee = /$(?<=(?:[运邮]费|快递费|包邮)[^。；!！?？]*[要收加付给才是多]了? ?)/u

function isCountable({ value, start, end }: Numeral, text: string): boolean {
  const near = text.slice(Math.max(0, start - 12), start)
  // XL两包 is no label.
  const before = /\p{Script=Han}/u.test(text.slice(start, end)) ? near.replace(/[a-z]+$/u, ' ') : near
  const after = text.slice(end)
  return (
    Number.isInteger(value) &&
    value >= 1 &&
    value <= most &&
    !otherAfter.test(after) &&
    !isTooMany.test(after) &&
    !currencyAfter.test(after) &&
    !otherBefore.test(before) &&
    !currencyBefore.test(before) &&
    !(amountBefore.test(before) && !counterAfter.test(after)) &&
    !(value === 1 && (pricedBefore.test(before) || askedAfter.test(after)) && counterAfter.test(after)) &&
    !ofPerson.test(text.slice(Math.max(0, start - 32), start)) &&
    !(
      isForPeople(text.slice(Math.max(0, start - 40), start)) &&
      /^ ?(?:$|[,.;!?)]|(?:please|pls|that|with|in|under|around|but|or|not|nothing)\b)/u.test(after)
    ) &&
    !wornBy.test(text.slice(Math.max(0, start - 32), start)) &&
    !hasAlready.test(text.slice(Math.max(0, start - 48), start)) &&
    !(hourBefore.test(near) && hourAfter.test(after)) &&
    !(articleBefore.test(near) && /\d/.test(text.slice(start, end))) &&
    !isAddend(text, start, end) &&
    !(asksAfter.test(after) && (value > mostBare || equalsBefore.test(before))) &&
    !isNegated(text, start, end) &&
    !(otherHan.test(after) && !bareCounts.test(text.slice(start, end)) && !counterAfter.test(after))
  )
}

/** "He's 6", "my daughter just turned 4": how old somebody is. */
const ofPerson =
  /\b(?:(?:he|she|who)(?:'?s| is| was| will be)|(?:daughter|son|boy|girl|lad|kid|child|toddler|baby|nephew|niece|grand\p{L}+|brother|sister|bro|sis|mum|mom|dad|wife|husband|bf|gf|boyfriend|girlfriend|friend|cat|dog|puppy|kitten)(?:'s| is| was| will be| of| aged| about| around)|(?:just |has )?turn(?:s|ed|ing))(?: (?:only|just|now|about|nearly|almost|around|going on|turning))* ?$/iu

/** "A teapot for two": who shares it; "how much for two", "that's £48 for two" counts. */
const isForPeople = (before: string): boolean => forSome.test(before) && !ofPrice.test(before)
const forSome = /\b(?!it|them|these|those|that|this|one|ones\b)[a-z]{3,16} for $/u
const ofPrice = /\b(?:how much|price|prices|cost|costs|total|quote|charge|comes? to|pay|deal)\b|[£$€¥\d]/u

/** "I'm a 14", "she's usually a 12": what size somebody is. */
const wornBy =
  /\b(?:i'?m|i am|he'?s|she'?s|(?:he|she|who) is|(?:i|he|she) (?:normally |usually |always )?(?:wears?|buys?))(?: (?:usually|normally|about|around|more like|roughly|generally|always))? an? ?$/iu

/** "She has 10 rabbits already", 她家里有三个: what somebody has is not what is wanted; "can I have two" is. */
const hasAlready =
  /(?<!\b(?:can|could|may|might|let|would|will|shall|should|must|if|when|to) )\b(?:i|we|she|he|they|who|(?:my|our|his|her|their|the) [a-z]+)(?:['’]?(?:ve|s|d))?(?: (?:prob(?:ably)?|already|only|still|just|must|do|does|really))*? (?:has|have|had|got|owns?|keeps?)(?: (?:about|like|around|over|roughly|at least|only|just|nearly|almost|already|maybe|some|got))* ?$|(?:[我你他她咱]们?|家里?|[爸妈哥姐弟妹]|宝宝|孩子|朋友|同事|老公|老婆)(?:家里?|自己|那边|这边|手上|现在|应该|大概|估计|可能|已经|早就|都|还|本来|只)*有[了着]?(?:大概|差不多|将近|至少)?$/iu

/** "It's dark at 5 now", "need it by 3": by the clock, where nothing stands behind it that is counted. */
const hourBefore = /\b(?:at|by|until|till?|before|after|past|since)(?: (?:about|around|nearly|like))? ?$/iu
const hourAfter =
  /^(?:ish)?(?: ?$| ?[,.;!?)]| (?:now|today|tonight|tomorrow|sharp|already|on|in the|every|this|and (?:it|i|we)|so|when|because|cos|these days)\b)/u

/** "In a 16": one of that size. */
const articleBefore = /\ban? $/u

/** "£32 + 3 wrap + 3.95", 32+3=35, "so 88 plus 15": somebody adds up money himself. */
function isAddend(text: string, start: number, end: number): boolean {
  const isBeside =
    /(?:[+＋=]|\bplus) ?$/u.test(text.slice(Math.max(0, start - 6), start)) ||
    /^ ?[a-z]{0,12} ?(?:[+＋=]|plus\b)/u.test(text.slice(end, end + 18))
  return isBeside && addsMoney.test(text)
}
const addsMoney =
  /(?<!\d)\d{2,3} ?(?:[+＋]|plus) ?\d|[$£€¥] ?\d[\d.]* ?[+＋]|[+＋] ?[$£€¥] ?\d|\d\.\d+ ?[+＋]|[+＋] ?\d+\.\d|[+＋] ?\d+ ?=|\d ?[x×*] ?\d+(?:\.\d+)? ?[+＋=]/iu

/** A message without what somebody adds up himself. */
export const withoutOwnSums = (text: string): string =>
  addsMoney.test(text)
    ? text
        .replace(/(?<![\d.])\d{1,3} ?[x×*] ?(?=[$£€¥]? ?\d+(?:\.\d+)? ?[a-z]{0,12} ?[+＋=])|(?<=[+＋] ?)\d{1,3} ?[x×*] ?(?=\d)/giu, '')
        .replace(/([+＋=] ?)(?:[$£€¥] ?)?\d+(?:\.\d+)?|(?<![\d.])(?:[$£€¥] ?)?\d+(?:\.\d+)?(?= ?[a-z]{0,12} ?[+＋=])/gu, ' ')
    : text

/** "5 of them", 要三支: a count of pieces, and hardly anything else. */
export function isCountOnly(text: string): boolean {
  const [only, more] = piecesIn(text)
  return only?.counted === true && more === undefined && text.trim().length - (only.end - only.start) <= mostAroundCount
}
const mostAroundCount = 12

/** Two of "the two chairs" or of 那两瓶, which may be the two that are on the screen. */
export function countWithArticle(text: string): number | undefined {
  const folded = foldText(text)
  return findNumbers(folded).find(({ value, start, end }) => {
    const [before, after] = [folded.slice(0, start), folded.slice(end)]
    const isEnglish = /\bthe $/.test(before) && /^ (?!of\b|are\b|is\b|and\b|together\b)[a-z]/.test(after)
    return value >= 2 && value <= mostBare && !otherAfter.test(after) && (isEnglish || (/[那这]$/.test(before) && counterAfter.test(after)))
  })?.value
}

/** Whether the number that somebody took for a count stands in the text as something else: ¥399, 130斤, "not 3". */
export const isNoCount = (text: string, count: number): boolean => isIn(text, count) && !piecesIn(text).some(({ value }) => value === count)

/** Whether a text names a number as a size: 40码, "size 40". */
export const isSaidAsSize = (text: string, count: number): boolean =>
  findNumbers(foldText(text)).some(
    ({ value, start, end }) =>
      value === count && (/^ ?码/.test(foldText(text).slice(end)) || /\bsize $/.test(foldText(text).slice(0, start))),
  )

/** Whether the number that somebody took for a size counts pieces: 35件, "35 pieces". */
export const isCount = (text: string, size: number): boolean =>
  piecesIn(text).some(({ value, counted, end }) => value === size && counted && counterAfter.test(foldText(text).slice(end)))

/** "A5" holds a 5 too. */
const isIn = (text: string, number: number): boolean =>
  text.includes(String(number)) || findNumbers(foldText(text)).some(({ value }) => value === number)

/** "The 2 person one" of a "Two-person Tent": a number that stands in the name with the same word behind it. */
export function isOfNames(text: string, names: readonly string[]): (count: number) => boolean {
  const inNames = new Set(names.flatMap(withWordBehind))
  const said = inNames.size === 0 ? [] : withWordBehind(text).filter(one => inNames.has(one))
  return count => said.some(one => Number.parseFloat(one) === count)
}

/** "2 person" of each number of a text that has a word behind it. */
function withWordBehind(text: string): string[] {
  const folded = foldText(text)
  return findNumbers(folded).flatMap(({ value, end }) => {
    const word = /^[ -]?([a-z]{3,}|\p{Script=Han})/u.exec(folded.slice(end))?.[1]?.replace(/s$/, '')
    return word === undefined ? [] : [`${value} ${word}`]
  })
}

/** 各两个, "two of each": so many of everything that is named. */
export function countOfEach(text: string): number | undefined {
  const folded = foldText(text)
  return piecesIn(text).find(
    ({ start, end }) =>
      /各(?:来|要|买|拿)?$/.test(folded.slice(Math.max(0, start - 2), start)) || /^ ?(?:of )?each\b/.test(folded.slice(end)),
  )?.value
}

/** One for everybody: "a torch each", 一人一个. */
export const isForEach = (part: string): boolean => /(?:一人|每人|人手|一个人|每)一|\b(?:(?:one )?each|apiece)\b/iu.test(part)
/** 一人一个 is 每一个, which names nothing for one person. */
export const eachMarked = (text: string): string => text.replace(/(?:一人|每人|人手|一个人)一(?=\p{Script=Han})/gu, '每一')

/** "A torch each for me and my husband", 我们仨一人一个: how many people it is for, where that is told. */
export function peopleTold(text: string): number | undefined {
  const folded = foldText(text)
  if (
    /\b(?:me|myself) and (?:my|the|him|her)\b|\bmy [a-z]+ and (?:me|i|myself)\b|\b(?:both|the two) of us\b|[我咱]们?俩|我[和跟]我?\p{Script=Han}/u.test(
      folded,
    )
  )
    return 2
  if (/[我咱]们?仨/u.test(folded)) return 3
  const [only, more] = findNumbers(folded).filter(
    ({ end, start }) => /^ of us\b|^ ?个?人(?!份)/u.test(folded.slice(end)) && !/[一每]$/u.test(folded.slice(Math.max(0, start - 1), end)),
  )
  return more === undefined && only !== undefined && only.value > 1 && only.value <= mostBare ? only.value : undefined
}

/** One each for so many people are so many; `count`: how many were said. */
export const countForAll = (text: string, count: number | undefined): number | undefined =>
  isForEach(text) && (count ?? 1) === 1 ? (peopleTold(text) ?? count) : count

/** "Not 30": counts that are taken back. */
export function countsTakenBack(text: string): number[] {
  const folded = foldText(text)
  return findNumbers(folded).flatMap(({ value, start, end }) => (isNegated(folded, start, end) ? [value] : []))
}
export const takesBackCount = (text: string): boolean => countsTakenBack(text).length > 0

/** How many fewer a text wants of something, below zero: -1 of 少要一个, "one less". */
export function countDifference(text: string): number | undefined {
  const folded = foldText(text)
  const found = piecesIn(text).find(({ start, end }) => {
    const [before, after] = [folded.slice(Math.max(0, start - 6), start), folded.slice(end, end + 10)]
    return (
      /(?:少|减|去掉|减掉)(?:要|来|拿|买)?$/.test(before) ||
      /^ ?(?:[个件条双只把盏张本支盒包套袋])?(?:less|fewer)\b/.test(after.trimStart())
    )
  })
  return found === undefined ? undefined : -found.value
}
