import type { Sentence } from './answers.ts'

/** What a line out of a column of a feed is called (`lexicon/columns.txt`), and what asks for it. */
type Told = { zh: string; en: string; asks: RegExp }

const ofSides =
  /[多几]?[大宽高长深厚](?!概|家|夫)|尺寸|大小|几[米厘]|\b(?:big|wide|width|tall|height|high|long|length|deep|depth|thick\w*|dimensions?|measure\w*|size|sized|fits?|inch\w*|cm|small\w*|larg\w*|across|diameter)\b/iu
const ofWeight = /重|轻|斤|几克|\b(?:weigh\w*|heav\w*|light(?:er|est|weight)?|grams?|kilos?|kg|lbs?|pounds?)\b/iu

const columnsTold: readonly Told[] = [
  { zh: '重量', en: 'Weight', asks: ofWeight },
  {
    zh: '外形尺寸',
    en: 'Dimensions',
    asks: ofSides,
  },
  { zh: '高度', en: 'Height', asks: ofSides },
  { zh: '宽度', en: 'Width', asks: ofSides },
  { zh: '深度', en: 'Depth', asks: ofSides },
  { zh: '长度', en: 'Length', asks: ofSides },
  { zh: '厚度', en: 'Thickness', asks: ofSides },
  { zh: '直径', en: 'Diameter', asks: ofSides },
  {
    zh: '容量',
    en: 'Capacity',
    asks: /容[量积]|[多能]装|升|\b(?:capacity|volume|holds?|lit(?:re|er)s?|big|how much)\b/iu,
  },
  {
    zh: '最大承重',
    en: 'Carries up to',
    asks: /承重|载重|重|斤|受得|撑|结实|\b(?:carr\w*|holds?|load|weigh\w*|support\w*|heav\w*|sturdy|strong|kg|kilos?|stone|lbs?)\b/iu,
  },
  {
    zh: '功率',
    en: 'Power',
    asks: /功率|瓦|费电|耗电|\b(?:power\w*|watt\w*|electric\w*|k?w)\b/iu,
  },
  { zh: '电压', en: 'Voltage', asks: /电压|伏|\b(?:volt\w*|\d+v)\b/iu },
  {
    zh: '续航',
    en: 'Battery life',
    asks: /续航|电池|多久|多长时间|小时|\b(?:battery|charg\w*|lasts?|hours?|how long)\b/iu,
  },
  {
    zh: '遮光',
    en: 'Light blocking',
    asks: /[遮透挡]光|黑|亮|\b(?:light|dark\w*|black-?out|block\w*|shad\w*|see[- ]through)\b/iu,
  },
  {
    zh: '保质期',
    en: 'Shelf life',
    asks: /保质|过期|放多久|\b(?:shelf|expir\w*|keeps?|best before|use by)\b/iu,
  },
  {
    zh: '适用年龄',
    en: 'Age',
    asks: /岁|几个月|多大|年龄|[娃孩宝]|\b(?:age[ds]?|years?|months?|old|kids?|child\w*|bab(?:y|ies)|toddlers?)\b/iu,
  },
  {
    zh: '保修',
    en: 'Guarantee',
    asks: /保修|质保|坏|\b(?:warrant\w*|guarant\w*|breaks?|broken|faulty)\b/iu,
  },
  {
    zh: '洗涤',
    en: 'Care',
    asks: /洗|晒|熨|烘|保养|脏|\b(?:wash\w*|clean\w*|care|iron\w*|tumble|dry\w*|machine|dishwasher|dirty|wipe\w*)\b/iu,
  },
  {
    zh: '产地',
    en: 'Made in',
    asks: /产地|[哪国]产|哪里?[做的]|进口|\b(?:made|from|origin|import\w*|country)\b/iu,
  },
  {
    zh: '成分',
    en: 'Ingredients',
    asks: /成分|配料|含|过敏|\b(?:ingredients?|contains?|made of|allerg\w*|nuts?|gluten|vegan|in it)\b/iu,
  },
]

const ofColumn = new RegExp(`^(?:[^:：]{1,24}[:：]\\s*)?(?:${columnsTold.flatMap(({ zh, en }) => [zh, en]).join('|')})[:：]`, 'u')
/** Each with what begins its line, behind whose it is. */
const lines = columnsTold.map(({ zh, en, asks }) => ({ begins: new RegExp(`(?:^|[:：]\\s*)(?:${zh}|${en})[:：]`, 'u'), asks }))
const sized = /(?:^|\s)(?:尺寸|Size)$/u

/** A line out of a column says nothing to who asks for something else: "Weight: 390 g" to "would it cope on the seafront?" */
export function isUnasked({ text, heading, topic }: Sentence, question: string): boolean {
  if (topic !== undefined) return false
  if (sized.test(heading)) return !ofSides.test(question)
  if (!ofColumn.test(text)) return false
  return !lines.some(({ begins, asks }) => begins.test(text) && asks.test(question))
}
