import { isHan } from './fold.ts'

export type ColourWords = { id: string; words: readonly string[] }

type Shade = ColourWords & { of?: string }

const shade = (id: string, words: string, of?: string): Shade => ({ id, words: words.split('|'), ...(of === undefined ? {} : { of }) })

/** Colours as shoppers say them, the commonest word first; `of` is the plain colour that a shade belongs to. */
const shades: readonly Shade[] = [
  shade('black', '黑色|黑|black|纯黑|墨黑|曜石黑|jet black|pitch black'),
  shade('white', '白色|白|white|纯白|snow white'),
  shade('off-white', '米白|米白色|off-white|ivory|cream|奶油色|象牙白|象牙色|奶白|奶白色|奶油白|乳白|乳白色|本白|cream white|eggshell'),
  shade('grey', '灰色|灰|grey|gray|深灰|浅灰|深灰色|浅灰色|银灰|烟灰|dark grey|light grey|dark gray|light gray|slate'),
  shade('charcoal', '炭灰|炭黑|charcoal|anthracite', 'grey'),
  shade('red', '红色|红|red|大红|正红|朱红|scarlet|crimson'),
  shade('burgundy', '酒红|酒红色|枣红|burgundy|wine red|maroon', 'red'),
  shade('pink', '粉色|粉红|粉红色|粉|pink|樱花粉|藕粉|浅粉|rose|blush|hot pink|light pink'),
  shade('orange', '橙色|橙|橘色|橘|橘红|orange'),
  shade('coral', '珊瑚色|珊瑚橙|珊瑚红|coral', 'orange'),
  shade('yellow', '黄色|黄|yellow|明黄|鹅黄|姜黄|柠檬黄|mustard|lemon yellow'),
  shade('green', '绿色|绿|green|翠绿|果绿'),
  shade('forest-green', '墨绿|墨绿色|深绿|深绿色|forest green|dark green|bottle green|emerald', 'green'),
  shade('olive', '军绿|军绿色|橄榄绿|olive|olive green|army green', 'green'),
  shade('sage', '灰绿|豆绿|薄荷绿|浅绿|浅绿色|sage|sage green|mint|mint green|light green', 'green'),
  shade('blue', '蓝色|蓝|blue|宝蓝|宝蓝色|克莱因蓝|royal blue'),
  shade('navy', '藏青|藏青色|藏蓝|藏蓝色|深蓝|深蓝色|海军蓝|navy|navy blue|dark blue', 'blue'),
  shade('sky-blue', '天蓝|天蓝色|浅蓝|浅蓝色|湖蓝|sky blue|light blue|baby blue', 'blue'),
  shade('teal', '青色|蓝绿色|teal|turquoise', 'blue'),
  shade('purple', '紫色|紫|purple|浅紫|深紫|香芋紫|violet|lilac|lavender'),
  shade('brown', '棕色|棕|brown|咖啡色|咖色|褐色|褐|焦糖色|chocolate|chocolate brown|dark brown|light brown|tan'),
  shade('beige', '米色|杏色|裸色|奶茶色|beige|nude|sand'),
  shade('khaki', '卡其|卡其色|驼色|khaki|camel', 'beige'),
  shade('silver', '银色|银|silver'),
  shade('gold', '金色|金|gold|golden'),
  shade('champagne', '香槟色|香槟金|champagne', 'gold'),
  shade('rose-gold', '玫瑰金|rose gold', 'gold'),
  shade('transparent', '透明|透明色|transparent|clear|see-through'),
  shade('multicolour', '彩色|彩虹色|多色|multicolour|multicolor|multicoloured|colourful|colorful|rainbow'),
]

/** The shop's colours with all their synonyms: a shade gets the shop's id where their words overlap, else that of its plain colour. */
export function colourWords(shop: readonly ColourWords[]): { word: string; value: string }[] {
  const own = new Map<string, string>()
  for (const { id, words } of shop) for (const word of words) if (!own.has(word)) own.set(word, id)
  const known = new Set(shop.map(({ id }) => id))
  const idOf = ({ id, words }: Shade): string | undefined =>
    known.has(id) ? id : words.map(word => own.get(word)).find(found => found !== undefined)
  const synonyms = shades.flatMap(entry => {
    const plain = shades.find(({ id }) => id === entry.of)
    const value = idOf(entry) ?? (plain === undefined ? undefined : idOf(plain)) ?? entry.id
    return entry.words.filter(word => !own.has(word)).map(word => ({ word, value }))
  })
  return [...[...own].map(([word, value]) => ({ word, value })), ...synonyms]
}

const allShades = new Set(shades.flatMap(({ words }) => words))

/** Whether a word names a colour and nothing more. */
export const isColourWord = (word: string): boolean => allShades.has(word) || allShades.has(`${word}色`)

/** Words that are more often something else: a cream, a rose, "clear my cart". */
const doubtful = new Set([
  'cream',
  'clear',
  'sand',
  'rose',
  'mint',
  'chocolate',
  'tan',
  'camel',
  'olive',
  'lavender',
  'nude',
  'slate',
  'coral',
  'charcoal',
  'champagne',
  'gold',
  'silver',
  'sage',
  'blush',
  'emerald',
  'rainbow',
])
/** Lavender smells before it is a colour. */
export const mayBeNone = (word: string): boolean => doubtful.has(word)
const notAfter = /^ (?:friday|tea|wine|noise|screen|market|label|list|paper|coffee|beans?|goods|bull|card|eye)\b/
const beforeDoubtful = /(?:\b(?:in|colou?rs?|or|and|light|dark|the|not|want)|^) ?$/
const afterDoubtful = /^ ?(?:$|[?,.!]|ones?\b|colou?r\b|version\b|please\b|pls\b|or\b)/
const otherCompound = /^(?:红[茶酒枣豆糖书]|红包(?!包)|白[天茶酒糖板领]|黑[板五]|黑名单|绿[茶豆]|黄[瓜油酒豆]|金[额钱属]|银行|粉[丝底末])/
const beforeSingle = /(?:^|[^\p{Script=Han}]|[要是有买换成款的个色深浅不和或跟选穿看来拿双件条顶只想喜欢种])$/u
const afterSingle = /^(?:$|[^\p{Script=Han}]|[的款那个吗呢嘛和或跟还有呀吧可也行]|两个)/u

/** True when a colour word stands where it means a colour. `names` tells whether something for sale is named at an offset. */
export function meansColour(text: string, start: number, end: number, names: (at: number) => boolean): boolean {
  const word = text.slice(start, end)
  const after = text.slice(end, end + 12)
  const before = text.slice(Math.max(0, start - 12), start)
  if (word.length === 1 && isHan(word)) {
    if (otherCompound.test(word + after)) return false
    return (afterSingle.test(after) || names(end)) && beforeSingle.test(before)
  }
  if (doubtful.has(word)) return names(end) || (beforeDoubtful.test(before) && afterDoubtful.test(after))
  return !notAfter.test(after)
}
