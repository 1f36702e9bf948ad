import { goodsWanted } from './goods.ts'
import { asksSomething } from './question-words.ts'

/** A question that can be said back in a sentence, in characters. */
const longest = { han: 24, other: 64 }
const mostPoints = 3

/** The questions as points of a reply, where each can be said back; nothing where one is too long or holds what is no plain words. */
export function pointsIn(questions: readonly string[], most = longest): string[] | undefined {
  const points = questions.map(question => asked(question).replace(/(?<![\s?？!！。.,，;；~～])[\s?？!！。.,，;；~～]+$/u, ''))
  const isPlain = (point: string) =>
    point !== '' &&
    point.length <= (/\p{Script=Han}/u.test(point) ? most.han : most.other) &&
    !/["“”<>\n\r[\]{}]|\/\/|www\./u.test(point) &&
    !codeOrNumber.test(point)
  if (points.length === 0 || points.length > mostPoints || !points.every(isPlain)) return undefined
  return points
}

/** A code or a number, alone or in a question: "SPOKE20", 38码, "is SAVE10 still on". */
const codeOrNumber = /^[^\s\d\p{Script=Han}]*\d[^\s\p{Script=Han}]*\p{Script=Han}?$|^\p{Lu}{4,}$|\p{Lu}{3}\d|\d{5}/u

/** What asks something, or names it in a word or two ("max weight"): not "show it to someone", "£50.95". */
export const isPoint = (question: string): boolean =>
  [namesAlone, beginsToSpeak, callsOut, echoes, protests].some(pattern => pattern.test(question.trim())) ||
  agrees.test(question) ||
  turnsToGoods(question)
    ? false
    : asksSomething(question)
      ? hasWords(question)
      : /^\P{Script=Han}+$/u.test(question)
        ? fewWords.test(question.trim()) && hasWords(question)
        : [...question].length <= 5 && !ofThemselves.test(question)
/** 那大的那款呢, "and the other one?": what the next question is about, and no question of its own. */
const namesAlone =
  /^[^\s，,。.!！?？]{1,6}[那这][个款套种只把件]呢[？?]?$|^(?:那|还有)[^\s，,。.!！?？]{1,10}呢[?？]?$|^(?:and|or|what about|how about) (?:the|that|those|these|your) [\p{L}\d '-]{2,30}\?*$/iu
/** 口罩呢 */
const turnsToGoods = (question: string): boolean =>
  /^[^\s，,。.!！?？]{1,8}呢[？?]?$/u.test(question.trim()) && goodsWanted(question).length > 0
/** 那个啥 begins to speak. */
const beginsToSpeak = /^(?:那个?啥|就是那个|话说|对了)[啊呀吧]?$/u
/** "Five??", "an umbrella??", 三个？？: what was told is said back, and nothing asked. */
const echoes =
  /^(?:an? |the )?[a-z\d-]+ ?[?？!！]{2,}$|^(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty) ?[?？]+$|^\p{Script=Han}{1,5}[?？!！]{2,}$/iu
/** 没有就说没有嘛, 我都说了呀: reproached. */
const protests =
  /(?:就|都|早|明明|本来|当然)[^吗?？]{0,60}[嘛呀啊][\s。！!~]*$|^(?:卡片|页面|链接|图片?)[^，。]{0,4}(?:咋|怎么|为什么|为啥)(?:又|还|老|就|没|不|都)/u
/** More than a number, "the" or what every question is made of. */
const hasWords = (text: string): boolean => /\p{L}/u.test(text.replace(common.en, ''))
/** 在吗, "you there?" calls. */
const callsOut =
  /^(?:(?:亲|你好|您好|哈[喽啰]|老板|客服)[,，\s]*)?(?:在(?:吗|不|不在|的?吗)?|有人(?:吗|在吗|没|不)?)[?？!！。~\s]*$|^(?:(?:hi|hello|hey|hiya)[, !]*)?(?:(?:are |r )?(?:you|u) (?:still )?there|any(?:one|body) (?:there|here|home))[?!. ]*$/iu
export const isCall = (text: string): boolean => callsOut.test(text.trim())
/** 我人在成都 is told. */
const ofThemselves = /^[我她他俺咱]/u
const fewWords = /^\p{L}[^\s]*(?: [^\s]+){0,2}$/u

/** "Ok one pair in brown. Do I need wax with them? Just wondering": what a message says before it asks and behind it is no part of the point. */
function asked(question: string): string {
  const parts = question.trim().split(between)
  const asks = (part: string) => asksSomething(part) && !agrees.test(part)
  const at = parts.findIndex(asks)
  return (at < 0 ? parts : parts.slice(at, parts.findLastIndex(asks) + 1)).join('').replace(lead, '')
}
const between = /(?<=[。!！?？;；，\n]\s{0,2}|[.,]\s{1,2}|\p{Script=Han} {1,2})(?=[\p{L}\d])/u
/** 那买卡其的吧 asks nothing. */
const agrees = /吧[\s,，。.!！]*$/u
const lead = /^(?:(?:and|but|so|ok(?:ay)?|n|also|oh)\b[, ]*|还有[,， ]*)+/iu

/** Whether a text has a word of a question, but for those of `names`: two characters or the stem of a word of four letters, and a number in its digits. */
export function sharesWord(question: string, text: string, names: string): boolean {
  const called = names.toLowerCase()
  const told = text.toLowerCase()
  const left = question.toLowerCase().replace(/\p{Script=Han}/u.test(question) ? common.zh : common.en, ' ')
  const words = (left.match(/[a-z]{4,}/g) ?? []).map(word => word.slice(0, Math.max(4, word.length - 2)))
  const pairs = (left.match(/\p{Script=Han}+/gu) ?? []).flatMap(pairsOf)
  const numbers = left.match(/\d{2,}/g) ?? []
  return [...words, ...pairs, ...numbers].some(word => told.includes(word) && !called.includes(word))
}
/** 真的会变吗 is of 变 alone. */
const pairsOf = (run: string, _at: number, all: readonly string[]): string[] => {
  const letters = [...run]
  return letters.length === 1 && all.length === 1 ? letters : letters.slice(1).map((second, at) => `${letters[at]}${second}`)
}
/** What any question is made of. */
const common = {
  zh: /[这那哪][个款种件套双条只把]?|什么|怎么样?|怎样|多少|有没有|没有|是不是|能不能|可不可以|可以|会不会|需要|你们?|我们?|咱们?|他们?|她们?|它们?|还有|真的|东西|商品|产品|店里|[的了吗呢吧啊呀么嘛不没是有能会要也都就还再在和跟给把被很太]/gu,
  en: /\b(?:what|when|where|which|with|without|does|this|that|these|those|they|them|there|then|have|will|would|could|should|your|yours|about|from|into|come|comes|also|just|really|much|many|some|like|make|made|need|want|know|please|thanks|product|products|item|items|guys|do|did|is|are|am|can|may|has|had|you|u|we|i|it|he|she|or|and|the|an?|to|of)\b/giu,
} as const
