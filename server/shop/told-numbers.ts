import { readNumber } from '../language/numbers.ts'

/** What a number in words may stand before: 三天, 两到三个工作日, 半年, 五十元. Of one 一 only what is measured: 一个 and 一次 count nothing that is asked. */
const measured =
  '(?:个?(?:工作日|小时|钟头|星期|礼拜|月)|分钟|秒|天|日|周|年|岁|元|块|毛|斤|公斤|千克|克|吨|米|厘米|公分|毫米|寸|英寸|升|毫升|度|倍|成|分贝|瓦)'
const counted = '(?:个|次|件|只|片|双|支|根|张|颗|袋|瓶|盒|本|条|套|把|层|格|档|杯|包|枚|块|节|寸|人|位|点)'
const chinese = '[零一二两三四五六七八九十百千万]'
const inChinese = new RegExp(
  `(半)(?=${measured})|(${chinese}{1,7})(?=多?${measured}|[到至~—-]${chinese}{1,4}多?${measured})|([二两三四五六七八九十百]${chinese}{0,4})(?=多?${counted})|(${chinese}{1,3})(?=点(?:前|后|半|钟|以|之|到))`,
  'gu',
)
const vague = /^([一二两三四五六七八])([二三四五六七八九])(十?)$/u
const english =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?'
const unit =
  '(?:(?:working |business |full |whole |calendar )?(?:days?|weeks?|months?|years?|hours?|minutes?)|kilos?|kg|grams?|lit(?:er|re)s?|metres?|meters?|cm|mm|inch(?:es)?|feet|foot|pounds?|quid|per ?cent|pieces?|people|persons?|times|pairs?)'
const inEnglish = new RegExp(
  `\\b(${english})(?=(?: (?:or|to) ${english})?[ -]${unit}\\b)|\\b(half an|half a|an?)(?= (?:hour|week|month|year)\\b)`,
  'giu',
)

const most = 4000
const known = new Map<string, string>()

/** A text with the numbers that it says in words before a measure in digits too, for patterns that look for them: 一到两天 tells a time as 1 到 2 天 does. */
export function inDigits(text: string): string {
  const found = known.get(text)
  if (found !== undefined) return found
  const read = text
    .replace(inChinese, (all: string, half: string | undefined) => (half === undefined ? digitsOf(all) : '0.5'))
    .replace(inEnglish, (all: string, said: string | undefined) =>
      said === undefined ? (/half/iu.test(all) ? '0.5' : '1') : digitsOf(all),
    )
  const told = read === text ? text : `${text}\n${read}`
  if (known.size >= most) known.delete(known.keys().next().value!)
  known.set(text, told)
  return told
}

/** 两三 is 2-3. */
function digitsOf(said: string): string {
  const [, low, high, tens] = vague.exec(said) ?? []
  if (low === undefined) return String(readNumber(said) ?? said)
  const scale = tens === '' ? 1 : 10
  return `${readNumber(low)! * scale}-${readNumber(high!)! * scale}`
}

const asksNumber = /几|多少|多[大长高重久]|\bhow (?:many|much|big|long|heavy|wide|tall)\b/iu
/** Asked how many, how big, how long, a text that has any number. */
export const givesNumber = (question: string, text: string): boolean => asksNumber.test(question) && /\d/u.test(inDigits(text))
