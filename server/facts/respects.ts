import { comparativeAsked } from '../language/superlatives.ts'
import { aspectsAsked } from '../shop/aspects.ts'
import { differenceOf, isMeasured, type Measured, type Respect } from '../shop/measures.ts'
import type { Language } from '../wire.ts'

/**
 * `zh`: the adjective, alone behind 更 or 哪个; `en`: the words of two and of all; `says`: what is said of the one that it is so of, of two and of more. `not`: what is
 * then meant is no such thing.
 */
type Words = { zh?: string; en?: string; not?: RegExp; says: { zh: readonly [string, string]; en: readonly [string, string] } }

const notOfSize =
  /保质|质保|保修|续航|时间|价格|价位|评价|评分|销量|性价比|质量|档次|级别|warrant|guarantee|batter|shelf life|\blasts?\b|price|rated|rating|quality/iu

const words: Record<Respect, Words> = {
  heaviest: { says: { zh: ['更重', '最重'], en: ['is heavier', 'is the heaviest'] } },
  lightest: { says: { zh: ['更轻', '最轻'], en: ['is lighter', 'is the lightest'] } },
  biggest: { says: { zh: ['更大', '最大'], en: ['is bigger', 'is the biggest'] } },
  smallest: { says: { zh: ['更小', '最小'], en: ['is smaller', 'is the smallest'] } },
  longest_lasting: {
    zh: '续航(?:时间)?(?:更|最|比较)?(?:长|久|好|强)|用得(?:更|最)?久|亮得(?:更|最)?久|电池(?:更|最)?(?:耐用|久)',
    en: '(?:run|runs|last|lasts|go|goes|burns?|keeps? going) (?:for )?(?:the )?long(?:er|est)|longer run ?time',
    says: { zh: ['时间更长', '时间最长'], en: ['runs longer', 'runs the longest'] },
  },
  warmest: { says: { zh: ['标的温度更低', '标的温度最低'], en: ['is rated for colder', 'is rated for the coldest'] } },
  roomiest: {
    zh: '能装|装得(?:更|最)?多|装的(?:更|最)?多|放得(?:更|最)?多|容量(?:更|最|比较)?大',
    en: '(?:hold|holds|fit|fits|take|takes|carry|carries)(?: in)? (?:the )?(?:more|most)(?! weight)|(?:more|most) (?:room|space|capacity)|roomier|roomiest',
    says: { zh: ['能装的更多', '能装的最多'], en: ['holds more', 'holds the most'] },
  },
  brightest: { zh: '亮', en: 'bright(?:er|est)|more light', says: { zh: ['更亮', '最亮'], en: ['is brighter', 'is the brightest'] } },
  quietest: {
    zh: '安静|静音|噪音(?:更|最|比较)?[小低]|声音(?:更|最|比较)?小',
    en: 'quiet(?:er|est)|less noisy|least noisy',
    says: { zh: ['更安静', '最安静'], en: ['is quieter', 'is the quietest'] },
  },
  loudest: {
    zh: '吵|噪音(?:更|最|比较)?大',
    en: 'loud(?:er|est)|noisi(?:er|est)',
    says: { zh: ['声音更大', '声音最大'], en: ['is louder', 'is the loudest'] },
  },
  most_cancelling: {
    zh: '降噪(?:效果)?(?:更|最|比较)?(?:好|强|深)|隔音(?:更|最)?好',
    en: '(?:blocks?|cancels?) (?:out )?(?:more|most)(?: noise)?|(?:better|best|stronger|strongest) (?:noise )?cancell?ing',
    says: { zh: ['降噪更深', '降噪最深'], en: ['cancels more noise', 'cancels the most noise'] },
  },
  least_powerful: {
    zh: '省电|节能|功率(?:更|最|比较)?[小低]|耗电(?:量)?(?:更|最|比较)?[少小低]',
    en: 'uses? (?:the )?(?:less|least) (?:electric\\w*|power|energy)|(?:cheaper|cheapest) to run|(?:lower|lowest) watt\\w*|(?:more|most) (?:energy[- ])?efficient',
    says: { zh: ['功率更小', '功率最小'], en: ['uses less power', 'uses the least power'] },
  },
  most_powerful: {
    zh: '功率(?:更|最|比较)?[大高]|劲(?:更|最)?大|马力(?:更|最)?大|费电|耗电(?:量)?(?:更|最|比较)?[多大高]',
    en: 'more power(?:ful)?|most powerful|(?:higher|highest) watt\\w*|uses? (?:the )?(?:more|most) (?:electric\\w*|power|energy)',
    says: { zh: ['功率更大', '功率最大'], en: ['has more power', 'has the most power'] },
  },
  most_waterproof: {
    zh: '防水(?:性|等级|效果)?(?:更|最|比较)?(?:好|强|高)',
    en: '(?:more|most) water-?proof|(?:better|best) water-?proofing|(?:higher|highest) (?:water-?proof|ip) rating',
    says: { zh: ['防水等级更高', '防水等级最高'], en: ['has the higher waterproof rating', 'has the highest waterproof rating'] },
  },
  most_shading: {
    zh: '防晒(?:指数|效果)?(?:更|最|比较)?(?:好|强|高)',
    en: '(?:higher|highest|better|best) (?:spf|upf|sun protection)',
    says: { zh: ['防晒指数更高', '防晒指数最高'], en: ['has the higher sun protection', 'has the highest sun protection'] },
  },
  sturdiest: {
    zh: '承重(?:更|最|比较)?[大高强多]|结实|牢固|牢靠|扛得住|能扛',
    en: '(?:holds?|takes?|carr(?:y|ies)|supports?) (?:the )?(?:more|most) weight|(?:higher|highest) weight limit|sturdi(?:er|est)|strong(?:er|est)',
    says: { zh: ['承重更大', '承重最大'], en: ['takes more weight', 'takes the most weight'] },
  },
  soonest_charged: {
    zh: '充电(?:更|最|比较)?快|充得(?:更|最|比较)?快',
    en: 'charges? (?:up )?(?:faster|fastest|quicker|quickest)',
    says: { zh: ['充电更快', '充电最快'], en: ['charges faster', 'charges the fastest'] },
  },
  tallest: {
    zh: '高',
    en: 'tall(?:er|est)|high(?:er|est)',
    not: notOfSize,
    says: { zh: ['更高', '最高'], en: ['is taller', 'is the tallest'] },
  },
  lowest: {
    zh: '矮',
    en: 'low(?:er|est)|shallow(?:er|est)',
    not: notOfSize,
    says: { zh: ['更矮', '最矮'], en: ['is lower', 'is the lowest'] },
  },
  longest: { zh: '长', en: 'long(?:er|est)', not: notOfSize, says: { zh: ['更长', '最长'], en: ['is longer', 'is the longest'] } },
  shortest: { zh: '短', en: 'short(?:er|est)', not: notOfSize, says: { zh: ['更短', '最短'], en: ['is shorter', 'is the shortest'] } },
  widest: { zh: '宽(?!松)', en: 'wid(?:er|est)', not: notOfSize, says: { zh: ['更宽', '最宽'], en: ['is wider', 'is the widest'] } },
  narrowest: {
    zh: '窄',
    en: 'narrow(?:er|est)|slimm(?:er|est)',
    not: notOfSize,
    says: { zh: ['更窄', '最窄'], en: ['is narrower', 'is the narrowest'] },
  },
  thickest: {
    zh: '厚(?!道)',
    en: 'thick(?:er|est)',
    not: notOfSize,
    says: { zh: ['更厚', '最厚'], en: ['is thicker', 'is the thickest'] },
  },
  thinnest: { zh: '薄', en: 'thinn(?:er|est)', not: notOfSize, says: { zh: ['更薄', '最薄'], en: ['is thinner', 'is the thinnest'] } },
  deepest: { zh: '深', en: 'deep(?:er|est)', not: /颜?色|colou?r/iu, says: { zh: ['更深', '最深'], en: ['is deeper', 'is the deepest'] } },
}

const forms = (Object.keys(words) as Respect[]).flatMap((respect): [Respect, RegExp, RegExp | undefined][] => {
  const { zh, en, not } = words[respect]
  const chinese =
    zh === undefined
      ? []
      : [
          `(?:更|最|比较(?!小)|比(?![较例如])[^，,。；;？?]{1,12}?|哪[一]?[个款双件条种台辆只顶把张盏块床]?.{0,4}?|谁.{0,2}?)(?:${zh})|(?:${zh})(?:一?点|些|多少)`,
        ]
  const english = en === undefined ? [] : [`\\b(?:${en})\\b`]
  return zh === undefined && en === undefined ? [] : [[respect, new RegExp([...chinese, ...english].join('|'), 'iu'), not]]
})

/** What is asked by a use of it is told by what measures that: unlit lanes want light. */
const ofAspect: Readonly<Record<string, Respect>> = {
  brightness: 'brightest',
  'noise cancelling': 'most_cancelling',
  noise: 'quietest',
  'running time': 'longest_lasting',
  rain: 'most_waterproof',
  sun: 'most_shading',
  power: 'most_powerful',
  load: 'sturdiest',
}

/** In which respect a question sets things beside each other: "which is brighter?", 哪个高. */
export function respectAsked(question: string): Respect | undefined {
  // "What does the smaller one weigh compared to this?": which one is meant is not what is asked.
  if (ofWeight.test(question)) return 'lightest'
  const own = forms.find(([, form, not]) => form.test(question) && not?.test(question) !== true)?.[0]
  if (own !== undefined) return own
  const order = comparativeAsked(question)
  return order !== undefined && isMeasured(order) ? order : undefined
}

const ofWeight = /\b(?:what|how much)\b.{0,40}\bweighs?\b|\bhow heavy\b|(?<![承载])(?:多重|重量)/iu

/** In which respect a use that a question tells sets them beside each other: one alone. */
export function respectOfUse(question: string): Respect | undefined {
  const [only, more] = aspectsAsked(question).flatMap(({ name }) => ofAspect[name] ?? [])
  return more === undefined ? only : undefined
}

/** "How much heavier?" */
const asksByHowMuch = /多少|差多|相差|\b(?:how much|by how|how many)\b/iu

/**
 * Which of two it is, with the numbers: "A is heavier: 690 g against 470 g". Nothing where they are alike, or where numbers of other sizes of them lie between.
 * `ofAll`: it is so of more than these two.
 */
export function outcomeOf(
  respect: Respect,
  [first, second]: readonly [Measured & { name: string }, Measured & { name: string }],
  { question, language, ofAll }: { question: string; language: Language; ofAll: boolean },
): string | undefined {
  const isApart = first.value > second.value ? first.least.value > second.most.value : first.most.value < second.least.value
  if (!isApart) return undefined
  const says = words[respect].says[language][ofAll ? 1 : 0]
  const [a, b] = [first, second].map(one => saidOf(one, language))
  const difference = asksByHowMuch.test(question) ? differenceOf(first, second, language) : undefined
  if (language === 'zh') return `${first.name}${says}：${a}，${second.name}是 ${b}${difference === undefined ? '' : `，相差 ${difference}`}`
  return `${first.name} ${says}: ${a} against ${b}${difference === undefined ? '' : `, ${difference} apart`}`
}

const saidOf = ({ least, most }: Measured, language: Language): string =>
  least.value === most.value ? most.said : `${least.said}${language === 'zh' ? '到' : ' to '}${most.said}`
