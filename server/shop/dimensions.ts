/**
 * Something that can be measured, and how the numbers of it are told from others in a text. `take`: which of several numbers counts. `not`: what stands before a
 * number of another matter, `notBehind` what stands behind it. `near`: words of which one stands right before the number or behind its unit.
 */
export type Measure = {
  of: RegExp
  units: ReadonlyMap<string, number>
  take: 'first' | 'most' | 'least'
  not?: RegExp
  notBehind?: RegExp
  near?: { before: RegExp; behind: RegExp }
  /** Of several numbers the one that the text itself calls so comes first: of a hammer with a head of 500 g and "Weight: 780 g" the latter. */
  named?: RegExp
  /** In what unit a difference is told, the largest first. */
  tells: readonly (readonly [each: number, zh: string, en: string])[]
}

type Units = Readonly<Record<string, number>>
type Rest = Pick<Measure, 'take'> & Partial<Pick<Measure, 'not' | 'notBehind' | 'near' | 'named' | 'tells'>>

const longestFirst = (units: Units) => Object.keys(units).sort((a, b) => b.length - a.length)

function measure(units: Units, { tells = [], ...rest }: Rest): Measure {
  const of = new RegExp(`(-?\\d+(?:\\.\\d+)?)\\s?(${longestFirst(units).join('|')})(?![a-z²³])`, 'giu')
  return { of, units: new Map(Object.entries(units)), tells, ...rest }
}

/** The unit stands before the number, as in UPF 50. */
function rating(units: Units, rest: Rest): Measure {
  const of = new RegExp(`(?<![a-z])(?:${longestFirst(units).join('|')})[\\s-]?(\\d+)`, 'giu')
  return { of, units: new Map(), tells: [], ...rest }
}

/** Sides told in one: "60 × 50 × 28 cm" is bigger than "50 × 40 × 25 cm". */
export const sides =
  /(?<!\d)(\d+(?:\.\d+)?)\s?(?:cm|mm|m|厘米|毫米|米)?\s?(?:[×x*]|by)\s?(\d+(?:\.\d+)?)\s?(?:(?:cm|mm|m|厘米|毫米|米)?\s?(?:[×x*]|by)\s?(\d+(?:\.\d+)?)\s?)?(cm|mm|m|厘米|公分|毫米|米|inch(?:es)?|in|英?寸)(?![a-z])/giu

const grams: Units = {
  kg: 1000,
  kgs: 1000,
  kilos: 1000,
  公斤: 1000,
  千克: 1000,
  g: 1,
  克: 1,
  斤: 500,
  lb: 453.6,
  lbs: 453.6,
  pounds: 453.6,
  oz: 28.35,
}
export const millimetres: Units = {
  cm: 10,
  厘米: 10,
  公分: 10,
  mm: 1,
  毫米: 1,
  m: 1000,
  metre: 1000,
  metres: 1000,
  meters: 1000,
  米: 1000,
  inch: 25.4,
  inches: 25.4,
  英寸: 25.4,
  寸: 25.4,
}
const minutes: Units = { 小时: 60, 个小时: 60, hours: 60, hour: 60, hrs: 60, '-hour': 60, 分钟: 1, minutes: 1, mins: 1 }
const weighs = [
  [1000, '公斤', 'kg'],
  [1, '克', 'g'],
] as const
const spans = [
  [1000, '米', 'm'],
  [10, '厘米', 'cm'],
  [1, '毫米', 'mm'],
] as const
const fluids = [
  [1000, '升', 'litres'],
  [1, '毫升', 'ml'],
] as const
const times = [
  [60, '小时', 'hours'],
  [1, '分钟', 'minutes'],
] as const

/** What a thing takes, holds or gives is not what it weighs. */
const holds =
  /(?:承重|载重|限重|承载|承受|最大|最多|最高|称重|量程|能?装|可装|放|够|用量|每次|每天|每小?袋|每包|每份|每[样枚块颗粒]|每餐|含|体重|适合|精度|拉力|\b(?:up to|holds?|hopper|carr(?:y|ies)|supports?|takes?|rated (?:to|for)|load|limit|max(?:imum)?(?: of)?|capacity|grind\w*|reading to|contains?|packs? of|bags? of|serving|dose|kneads?|for (?:cats|dogs|pets|people|riders|children|bab(?:y|ies)))\b)[^,，。.;；、]{0,16}$|(?:个月|岁|months?|years?) ?(?:到|至|-|–|to) ?$/iu
const ofStuff =
  /^\s*(?:以[内下]|之内|[/／每]|per\b|a (?:square|sq)|each square|or (?:less|under)|canvas|denim|cotton|dough|flour|的?(?:猫|狗|宠物|帆布|面团))/iu
const ofPlace =
  /(?:防水|waterproof|rated|fly|floor|外帐|底布|altitude|grown at|海拔|水深|潜水|under water|线长|cable|cord)[^,，。.;；]{0,12}$/iu
const charged = /(?:充电(?![盒宝仓])|充满|快充|charg|full in|recharge)[^,，。.;；]{0,16}$/iu

/** 12听330毫升的饮料, "holds six 330 ml cans": how much each of what goes in has. */
const ofVessels =
  /(?:\d|[一二两三四五六七八九十])\s?(?:听|罐|瓶|杯|x|×|bottles? of|cans? of|(?:one|two|three|four|six|eight|ten|twelve)(?= ?$))\s?$|\b(?:two|three|four|six|eight|ten|twelve|\d+) $/iu
const ofDrinks = new RegExp(
  `${ofStuff.source}|^\\s*(?:的|装的?)?(?:饮料|可乐|啤酒|矿泉水|瓶装|罐)|^ ?(?:cans?|bottles?|drinks?|beers?)\\b`,
  'iu',
)

const weight = measure(grams, {
  take: 'first',
  not: holds,
  notBehind: ofStuff,
  named: /(?:\bweight|\bweighs|重量|净重|自重)\s*[:：约]?/iu,
  tells: weighs,
})
const capacity = measure(
  { l: 1000, litres: 1000, litre: 1000, liters: 1000, '-litre': 1000, '-liter': 1000, 升: 1000, ml: 1, cl: 10, 毫升: 1 },
  { take: 'first', not: ofVessels, notBehind: ofDrinks, tells: fluids },
)
const load = measure(grams, {
  take: 'first',
  near: {
    before:
      /(?:承重|载重|限重|承载|承受|能?装|可装|\b(?:up to|holds?|hopper holds|carr(?:y|ies)|supports?|takes?|rated (?:to|for)|load|limit|capacity)\b)[^,，。.;；、\d]{0,14}$/iu,
    behind: /^(?!)/u,
  },
  tells: weighs,
})
const length = measure(millimetres, { take: 'most', not: ofPlace, tells: spans })
/** Of a range the higher number is read. */
const lower = '(?:\\d+(?:\\.\\d+)?\\s?(?:cm|mm|厘米|毫米)?\\s?(?:[-–~～到至]|to)\\s?)?'
const along = (zh: string, en: string, not = ofPlace) =>
  measure(millimetres, {
    take: 'most',
    not,
    near: {
      before: new RegExp(
        `(?:${zh})(?:度|边)?(?:约|为|是|大约|有)?\\s?${lower}$|\\b(?:${en})(?: of| is|:)?(?: about| around)? ?${lower}$`,
        'iu',
      ),
      behind: new RegExp(`^[ -]?(?:${zh}|(?:${en})\\b)`, 'iu'),
    },
    tells: spans,
  })
const hours = measure(minutes, { take: 'most', not: charged, notBehind: /^\s?(?:内|后)?(?:充|to charge|charge)/iu, tells: times })
const charging = measure(minutes, {
  take: 'least',
  near: {
    before: /(?:充电|充满|快充|charg\w*|full in|recharge\w*)[^,，。.;；\d]{0,16}$/iu,
    behind: /^\s?(?:内|后)?(?:就?能?充|to (?:re)?charge)/iu,
  },
  tells: times,
})
const charge = measure({ mah: 1, 毫安时: 1, 毫安: 1 }, { take: 'most' })
const degrees = measure(
  { '°c': 1, '℃': 1, '°': 1, 摄氏度: 1, 度: 1, degrees: 1 },
  { take: 'least', not: /(?:水温|洗|烘|wash|iron|tumble|耐温|oven|烤箱|heat)[^,，。.;；]{0,12}$/iu },
)
const light = measure({ lumens: 1, lumen: 1, lm: 1, 流明: 1 }, { take: 'most' })
const noise = measure(
  { db: 1, 分贝: 1, decibels: 1 },
  { take: 'most', not: /(?:降噪|隔音|cancel\w*|reduc\w*|block\w*)[^,，。.;；]{0,14}$/iu },
)
const cancelling = measure(
  { db: 1, 分贝: 1, decibels: 1 },
  {
    take: 'most',
    near: {
      before: /(?:降噪|隔音|cancel\w*|reduc\w*|block\w*)[^,，。.;；\d]{0,14}$/iu,
      behind: /^\s?(?:的)?(?:降噪|of (?:active )?(?:noise )?cancel)/iu,
    },
  },
)
const power = measure(
  { w: 1, watts: 1, watt: 1, '-watt': 1, 瓦: 1, kw: 1000, 千瓦: 1000 },
  { take: 'most', not: /(?:usb|快充|charg\w*)[^,，。.;；]{0,12}$/iu },
)
const column = measure(millimetres, {
  take: 'most',
  near: { before: /(?:防水|静水压|waterproof|hydrostatic|fly)[^,，。.;；\d]{0,14}$/iu, behind: /^\s?(?:防水|waterproof|hydrostatic)/iu },
})
const ingress = rating({ ipx: 1, 'ip[\\dx]': 1 }, { take: 'most' })
const sun = rating({ upf: 1, spf: 1, 防晒指数: 1 }, { take: 'most' })
const cloth = measure(
  { gsm: 1, 'g/m2': 1, 'g per square metre': 1, 克每平方米: 1, '克/平方米': 1, '克/平米': 1, 克每平米: 1 },
  { take: 'most' },
)

export const measures = {
  weight,
  capacity,
  load,
  length,
  hours,
  charging,
  charge,
  degrees,
  light,
  noise,
  cancelling,
  power,
  column,
  ingress,
  sun,
  cloth,
  height: along('高|厚高', 'tall|high|height|stands'),
  long: along('长', 'long|length', /(?:线|电源线|cable|cord|防水|waterproof)[^,，。.;；]{0,12}$/iu),
  wide: along('宽', 'wide|width|across'),
  thick: along('厚', 'thick|thickness'),
  deep: along('深', 'deep|depth'),
} as const
