/**
 * Where two asks surely meet although nothing stands between them: "你是机器人吗我要人工", "how much is it is shipping free". Only places;
 * whether to cut is for who knows what both sides ask.
 */
export function sureBoundaries(text: string): number[] {
  return [...afterParticle(text), ...afterQuestion(text), ...beforeEnglish(text), ...betweenScripts(text)]
}

const han = '\\p{Script=Han}'
const positions = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(({ index }) => index)

/** 有小号吗|几天发货, 写几个字啊|要不要钱: a particle ends a question. */
const afterParticle = (text: string) => [
  ...positions(text, new RegExp(`(?<=[吗呢嘛])(?=那?${han}{2}|那?[a-z\\d]+(?:${han}|[ ]))`, 'gu')),
  ...positions(text, /(?<=[啊呀])(?=([能会要有是好])[不没]\1|可不可以)/gu),
]

/** What ends a question that has no particle; 几天 alone does not, since 几天能到 goes on. */
const complete = [
  '多少钱',
  '(?:运费|邮费|快递费|价格|价钱|押金)是?多少',
  '(?:库存|货)(?:还?有|剩)?多少',
  '[要需得](?:几天|多久)',
  '(?:用|戴|穿|放|坐)多久',
  '(?:几天|多久|几时|几号|什么时候|啥时候)(?:能|可以)?(?:发货?|到货?|送到|补货|退款|到账)',
  '(?:什么|啥)(?:材质|颜色|尺码|快递|牌子|味道|面料)的?',
  '(?:什么|啥)做的',
  '多[重大长宽高厚深]',
  '(?:保修|质保|保)(?:几年|多久)',
  '(?:delivery|shipping|warranty)(?:多久|几[天年])',
  '怎么(?:付款|付|退货?|换货?|买|下单|支付|洗|用|开|联系(?:客服|售后|你们)?)',
  '怎么还(?:没|不)[发到动]货?',
  '谁[出承]担?(?!运费|邮费|快递费|钱)',
  '(?:还|货)有没有',
  '好不好',
  '(?:合适|(?:能|可以|会|支持)[^吗呢不没，,]{1,6}|有(?:现货|货|[红黑白蓝灰绿粉黄]色?))[不没]',
].join('|')
/** How another question or wish begins. */
const begins =
  '能(?!告诉|说|讲)|可以|可不可以|会|有没有|有[^的]|支持|包邮|运费|邮费|快递费|多少钱|几天|多久|什么|怎么|防水|耐用|质保|保修|退货|发[什货票]|送到|是不是|我要|尺码|起球|掉色|开发票|需要|带|坏了|今天|分几|[红黑白蓝灰绿粉黄]色|\\d{2}码|[a-z]+码?有'
const afterQuestion = (text: string) =>
  positions(text, new RegExp(`(?<=${complete})(?=${begins})`, 'gu')).filter(at => !isInsideChoice(text, at))

/** 合不合适 is one question. */
export const isInsideChoice = (text: string, at: number): boolean => /^(.)[不没]\1/u.test(text.slice(Math.max(0, at - 2), at + 1))

const auxiliary = '(?:do|does|did|is|are|was|can|could|will|would|should|may)'
const subject = '(?:you|u|i|we|it|they|this|that|these|those|there|the|my|your|a|an|shipping|delivery|returns?|anyone|somebody)'
/** "How long is", "what about", "is it": an inverted question begins. */
const englishBegins = new RegExp(
  `(?<= )(?:(?:how(?: [a-z]+)?|what(?: [a-z]+)?|what's|when|where|where's|which(?: [a-z]+)?|who|why) ${auxiliary}\\b|what about |how about |what if |what's |whats |how (?:much|long|many) |${auxiliary} ${subject}\\b|(?:otherwise|if so) |i want to (?:talk|speak) |let me (?:talk|speak) )`,
  'g',
)
/** What leads into a question inside another: "tell me how", "if", and an auxiliary that is not the first of its clause ("how much is it"). */
const leadsInto =
  /(?:\b(?:tell|ask|show|know|knows|knew|sure|wonder|wondering|see|check|explain|if|whether|and|or|but|also|plus|that|than|to|about|exactly|what|which|how|how (?:much|long|many|big|heavy|often|far|soon)|(?:what|which) [a-z]+|when|where|who|why|i|you|we|they|can|could|will|would|not|so|just|please|like|then|well|hi|hello|hey|ok|okay|,)) $/
const hasPredicate = new RegExp(
  `\\b(?:${auxiliary} (?:${subject}|[a-z]+)\\b|i'(?:ll|d|m)\\b|(?:add|cancel|remove|put|send|exchange|return|swap|change|want|need) )`,
)

/** "Is it washable? My washer is a front loader": what stands alone before an auxiliary is its subject. */
const sinceMark = /[^.,;:!?\n]*$/

function beforeEnglish(text: string): number[] {
  const found: number[] = []
  for (const index of positions(text, englishBegins)) {
    const lead = text.slice(found.at(-1) ?? 0, index)
    const own = sinceMark.exec(lead.slice(-80))![0]
    if (!leadsInto.test(lead.slice(-24)) && hasPredicate.test(own.trim() === '' ? lead.slice(-80) : own)) found.push(index)
  }
  return found
}

/** "Do you have size 42 多少钱": the other script begins after a space. */
const betweenScripts = (text: string) => positions(text, new RegExp(`(?<=[a-z\\d] )(?=${han}{2})|(?<=${han} )(?=[a-z]+ [a-z]+ )`, 'gu'))
