/** What goods are put in order by, from the shop's own numbers. */
const superlativeNames = ['cheapest', 'dearest', 'lightest', 'heaviest', 'biggest', 'smallest', 'longest_lasting', 'warmest'] as const
export type Superlative = (typeof superlativeNames)[number]

/** `zh`: the adjective; `more`, `most`: English of two and of all. `isSize`: "the big one" may be a size that is sold. */
type Words = { zh: string; more: string; most: string; isSize?: true }

const words: Record<Superlative, Words> = {
  cheapest: { zh: '便宜|实惠|低价|省钱', more: 'cheaper|less expensive|lower price', most: 'cheapest|least expensive|lowest price' },
  dearest: { zh: '贵|高档', more: 'pricier|dearer|more expensive', most: 'priciest|dearest|most expensive' },
  lightest: { zh: '轻(?:便|巧)?', more: 'lighter|weighs? less', most: 'lightest|weighs? (?:the )?least' },
  heaviest: { zh: '重|沉', more: 'heavier|weighs? more', most: 'heaviest|weighs? (?:the )?most' },
  biggest: {
    zh: '大|能装|容量大',
    more: 'bigger|larger|roomier|holds? more|more (?:room|space|capacity)',
    most: 'biggest|largest|roomiest|holds? (?:the )?most|most (?:room|space|capacity)',
    isSize: true,
  },
  smallest: { zh: '小(?:巧)?', more: 'smaller|more compact', most: 'smallest|most compact', isSize: true },
  longest_lasting: {
    zh: '续航(?:时间)?(?:更|最|比较)?(?:长|久|好|强)|电池(?:更|最)?(?:耐用|大|久)|电量(?:更|最)?(?:大|足)|(?:用得|能用|撑得?)(?:更|最)?久',
    more: '(?:longer|better|more) batter(?:y|ies)(?: life)?|lasts? longer|longer[- ]lasting|more playtime',
    most: '(?:longest|best|most) batter(?:y|ies)(?: life)?|lasts? (?:the )?longest|longest[- ]lasting|most playtime',
  },
  warmest: { zh: '保?暖和?|抗冻|耐寒', more: 'warmer', most: 'warmest' },
}

const notOfGoods = /快递|运费|邮费|\bship|颜色|colou?r|年轻|[码号]|\bsizes?\b/iu
const forms = (toSource: (of: Words) => string): [Superlative, RegExp][] =>
  superlativeNames.map(order => [order, new RegExp(toSource(words[order]), 'iu')])
const superlatives = forms(({ zh, most }) => `最(?:${zh})|(?<=价格)最低|\\b(?:${most})\\b`)
const comparatives = forms(
  ({ zh, more, most }) =>
    `(?:更|最|比较|比(?![较例如])[^，,。；;？?]{1,12}?|哪[一]?[个款双件条种台辆只顶]?.{0,4}?|谁.{0,2}?)(?:${zh})|(?:${zh})(?:一?点|些)|\\b(?:${more}|${most})\\b`,
)
const picks = forms(
  ({ zh, more, most, isSize }) =>
    `(?<!不要|别要|[不没太别])(?:${zh})(?:一?点儿?|些)?的?那${isSize === true ? '' : '?'}(?:一?[个款双件条种台辆只把顶套]|(?<=那)$)|(?:那|选|要)(?:个|款)?最(?:${zh})的|\\bthe (?:${more}|${most})(?: (?:one|pair|option|model))?s?\\b|\\b(?:which|what)ever(?: one)?(?: is|'s| has)?(?: the)? (?:${more}|${most})\\b`,
)

const first = (known: readonly [Superlative, RegExp][], text: string): Superlative | undefined =>
  notOfGoods.test(text) ? undefined : known.find(([, form]) => form.test(text))?.[0]

/** "The cheapest of those", 最便宜的. */
export const superlativeAsked = (text: string): Superlative | undefined => first(superlatives, text)

/** "The most expensive thing you sell", 店里最便宜的是什么: of all that there is. */
export const superlativeOfAll = (text: string): boolean => superlativeAsked(text) !== undefined && ofAllGoods.test(text)
const ofAllGoods =
  /\b(?:thing|item|product)s?\b(?! (?:like|of))|\b(?:you|u) (?:sell|stock)\b|\bin (?:the|your|ur) (?:shop|store)\b|(?:你们|店里|全店).{0,6}最|最.{1,3}的(?:东西|商品|产品)/iu

/** "Which is lighter?", 哪个续航长: of what is set beside each other. */
export const comparativeAsked = (text: string): Superlative | undefined => first(comparatives, text)

/** "The lighter one", 就轻的那个: one of several is meant, by what it measures. */
export const superlativePicked = (text: string): Superlative | undefined => first(picks, text)

/** "Which has more cushioning?", 哪个更软: one respect, whichever; not which is better, or right for somebody. */
export const namesRespect = (text: string): boolean =>
  /(?:更|最|哪[一]?[个款双件条种台](?:比较)?)(?!更|最|比较|好|合适|适合|推荐|值|划算|建议|[大小多少]?$|[是有能可]?[吗呢吧]?$)\p{Script=Han}|\bwhich\b.{0,24}\b(?:(?:more|most|less|least) (?!suit|appropriate|worth|popular)[a-z]+|(?!better|other|under|over|ever|after|summer|winter|number|cheaper)[a-z]{3,}(?:er|est))\b/iu.test(
    text,
  )

/** "Is the kilo better value?", 哪个划算: which of them gives more for the money. */
export const valueAsked = (text: string): boolean =>
  /划算|合算|实惠|性价比|(?<!路)上算|\b(?:(?:better|best|good) (?:value|deal|buy)|more economical|economical|(?:works?|working) out (?:cheaper|cheapest|better|less)|cheape(?:r|st) (?:per|by the|a|each|to buy)|more for (?:my|your|the) money|value for money|per (?:gram|kilo|kg|ml|litre|piece|bag|cup|sheet|pod|unit|100 ?g))\b/iu.test(
    text,
  )
