import { toBigrams, toQueryTokens } from './bigrams.ts'

/** What a question is after, and how a sentence that tells it looks: units and word families that no embedding ties together well. */
const hints: readonly (readonly [RegExp, RegExp])[] = [
  [/多重|重量|重不重|轻不轻|\b(?:heavy|weight|weigh|light)\b/iu, /\d\s*(?:kg|g|公斤|千克|克)(?![a-z])/iu],
  [
    /多大|大小|尺寸|多高|多长|多宽|\b(?:how (?:big|large|tall|long|wide)|dimensions?|measure)\b/iu,
    /\d\s*(?:cm|mm|m|厘米|毫米|米)(?![a-z])/iu,
  ],
  [/容量|能装多少|\b(?:capacity|volume|hold)\b/iu, /\d\s*(?:l|ml|litres?|升|毫升|inch|寸)(?![a-z])/iu],
  [/怎么洗|清洗|水洗|机洗|洗衣机|\b(?:wash|washable|clean)/iu, /洗|\bwash/iu],
  [/防水|下雨|雨天|淋雨|\b(?:waterproof|rain|wet|water)/iu, /防水|防泼水|雨|\b(?:waterproof|water|rain)/iu],
  [/续航|电池|充电|\b(?:battery|charge|charging)/iu, /小时|充电|电池|\b(?:hours?|charg|batter)/iu],
  [
    /什么(?:材料|材质|面料)|材质|面料|\b(?:made of|material|fabric)\b/iu,
    /棉|麻|羊毛|涤纶|皮|陶|玻璃|钢|木|竹|硅胶|网布|\b(?:cotton|linen|wool|polyester|leather|ceramic|glass|steel|wood|bamboo|silicone|mesh)/iu,
  ],
  [/几岁|多大的孩子|适合.{0,4}岁|\bages?\b|\byear[- ]olds?\b/iu, /岁|个月|\b(?:years?|months?)\b/iu],
  [/狗|猫|\b(?:dog|cat|labrador|puppy|kitten)\b/iu, /犬|狗|猫|\b(?:dogs?|cats?|pets?)\b/iu],
  [/孕妇|敏感肌|过敏|\b(?:pregnan|sensitive|allerg)/iu, /孕|敏感|过敏|\b(?:pregnan|sensitive|allerg)/iu],
]

/** A sentence must share a telling word, or be this much nearer than its neighbours and near at all; set on 31 questions to the demo shop. */
const nearerThanMean = 0.025
const nearEnough = 0.8
const sharedWord = 0.02
const hinted = 0.06

/** The sentence of a text that answers a question best, exactly as it stands there; nothing when none seems to. */
export async function bestSentence(
  question: string,
  text: string,
  embed: (texts: string[]) => Promise<Float32Array[] | undefined>,
): Promise<string | undefined> {
  const sentences = splitSentences(text)
  if (sentences.length === 0) return undefined
  const vectors = await embed([question, ...sentences])
  const asked = toQueryTokens(question)
  const cosines = sentences.map((_sentence, at) => cosine(vectors?.[0], vectors?.[at + 1]))
  const mean = cosines.reduce((sum, value) => sum + value, 0) / cosines.length
  const scored = sentences.map((sentence, at) => {
    const words = new Set(toBigrams(sentence))
    const shared = Math.min(asked.filter(token => words.has(token)).length, 3)
    const told = hints.some(([wanted, telling]) => wanted.test(question) && telling.test(sentence))
    const near = cosines[at] ?? 0
    const answers = shared > 0 || told || (near >= nearEnough && near - mean >= nearerThanMean)
    return { sentence, answers, score: near + shared * sharedWord + (told ? hinted : 0) }
  })
  return scored.filter(({ answers }) => answers).sort((a, b) => b.score - a.score)[0]?.sentence
}

export function splitSentences(text: string): string[] {
  return (text.match(/(?:[^。！？!?.\n]|\.(?=\d|\S))+(?:[。！？!?]|\.(?=\s|$)|\n|$)/gu) ?? [])
    .map(sentence => sentence.trim())
    .filter(sentence => sentence !== '')
}

function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (a === undefined || b === undefined) return 0
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0)
  return sum
}
