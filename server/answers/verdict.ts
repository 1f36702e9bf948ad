import { stem, toBigrams, toQueryTokens } from '../language/bigrams.ts'
import type { Language } from '../wire.ts'

export type Verdict = 'yes' | 'no'

/**
 * Whether what a question asks is so by this sentence: only where a part of it has the question's own words and says or denies just that.
 * "Is it waterproof?" – "The upper is not waterproof" is no; "IP67, rinse under the tap" is left to the reader.
 */
export function verdictOf(question: string, sentence: string, named: readonly string[] = []): Verdict | undefined {
  const text = withoutStainless(question.normalize('NFKC').toLowerCase().trim())
  // Of two questions at once one word would answer both.
  if (!asksWhether(text) || text.split(/[，,?？;；]/).filter(part => part.trim().length > 1).length > 1) return undefined
  const asked = toQueryTokens(bare(text))
    .map(stem)
    .filter(token => !fillers.has(token))
  const names = new Set(named.flatMap(toBigrams))
  const telling = asked.filter(token => !names.has(token))
  if (telling.length === 0) return undefined
  const parts = plainly(withoutStainless(sentence.normalize('NFKC').toLowerCase()))
    .replace(costsNothing, 'free')
    .split(partsEnd)
  const shares = parts.map(part => {
    const held = new Set(toBigrams(part))
    return telling.filter(token => held.has(token)).length / telling.length
  })
  const most = Math.max(...shares)
  const part = parts[shares.indexOf(most)]!
  // Two parts that share as much may say two things.
  if (shares.filter(share => share === most).length > 1) return undefined
  // "An order that has not been dispatched can be cancelled": what is denied says of which it holds.
  if (restricts.test(part)) return undefined
  if (denies.test(part))
    return most >= enough.no && !bounds.test(part) && isAllOf(part, new Set(asked)) && deniesAsked(part, text) ? 'no' : undefined
  const affirmed = affirms.test(part) && !limits.test(sentence) && !bounds.test(sentence)
  return most >= enough.yes && affirmed && !obliges.test(text) ? 'yes' : undefined
}

/** "A cord that a pet has bitten through is not covered" denies of such cords alone: most of what a denial speaks of must have been asked. */
function isAllOf(part: string, asked: ReadonlySet<string>): boolean {
  const shares = part.split(/[、和或]|\b(?:or|nor)\b/u).map(piece => {
    const held = toQueryTokens(piece)
      .map(stem)
      .filter(token => !fillers.has(token))
    return held.length === 0 ? 0 : held.filter(token => asked.has(token)).length / held.length
  })
  return Math.max(...shares) >= enough.denied
}

/** 夏天穿不闷 denies that it is stuffy, not that it is hot: in Chinese what stands behind the denial must have been asked, where anything stands there. */
function deniesAsked(part: string, question: string): boolean {
  const denied = [
    ...part.matchAll(
      /(?:[不勿无未]|没有)(?:可以?|能|会|要|太|是|得|建议|支持|适[合用于]*|[含带附送用]){0,3}(\p{Script=Han}{0,6}(?:、\p{Script=Han}{1,8})*)/gu,
    ),
  ]
  return denied.length === 0 || denied.some(([, what = '']) => what === '' || [...what].some(one => question.includes(one)))
}

/** As it is said to a shopper: 可以 to 能不能, 有 to 有没有. */
export function verdictWords(verdict: Verdict, question: string, language: Language, sentence = ''): string {
  if (language === 'en') return verdict === 'yes' ? 'Yes' : 'No'
  const denied = verdict === 'no' ? deniedIn(sentence, question) : undefined
  if (denied !== undefined) return denied
  if (/能|可以|可不可以|支持/u.test(question)) return verdict === 'yes' ? '可以' : '不可以'
  if (/会/u.test(question)) return verdict === 'yes' ? '会' : '不会'
  if (/有/u.test(question)) return verdict === 'yes' ? '有' : '没有'
  return verdict === 'yes' ? '是的' : '不是的'
}

/** 不防水 to 防水吗, 不用打氧 to 要打氧吗: what is asked last, as the sentence denies it. */
function deniedIn(sentence: string, question: string): string | undefined {
  const [, asked = ''] = /(\p{Script=Han}{1,4})(?:吗|么|嘛|不)[?？\s]*$/u.exec(plainly(question.normalize('NFKC').trim())) ?? []
  for (const word of [...asked].map((_, at) => asked.slice(at))) {
    const [said] = new RegExp(`不(?:用|需要?|必|会)?${word}`, 'u').exec(sentence) ?? []
    if (said !== undefined && !aloneNothing.has(word)) return said
  }
  return undefined
}
/** 不能, 不可以 are said of what can be; 不好 of nothing that was asked. */
const aloneNothing: ReadonlySet<string> = new Set(['能', '会', '行', '可以', '好', '的', '了', '是', '用', '要', '大', '小', '过'])

/** Of the question's telling words, as many must stand in that part, and of the part's as many in the question. */
const enough = { yes: 0.99, no: 0.5, denied: 0.25 } as const

/** Whether yes or no would answer; `text` in small letters. */
export function asksWhether(text: string): boolean {
  if (/什么|怎么|哪|谁|几|多少|多久|多[大长高重]|还是|为什么|\b(?:what|which|when|where|who|why|how|or)\b/u.test(text)) return false
  if (
    /\b(?:not|n't|isnt|dont|doesnt|cant|wont|never)\b|n['’]t\b|(?<!能|是|会|可|要|有没|用)不(?!能|是|会|可|要)(?!\p{Script=Han}{0,2}[?？]?$)/u.test(
      text,
    )
  )
    return false
  return (
    /[吗么嘛][?？。!！~\s]*$|不[?？\s]*$|能不能|是不是|可不可以|可以不可以|会不会|有没有|支不支持|(\p{Script=Han})不\1/u.test(text) ||
    /^(?:(?:hi|hey|hello|and|but|so|ok|oh)[,. ]+)*(?:is|are|does|do|can|could|will|would|has|have|got any|any)\b/.test(text)
  )
}

/** A question's words as a statement has them: 防不防水 is 防水. */
const plainly = (text: string) => text.replace(/(\p{Script=Han})[不没]\1/gu, '$1')
const bare = (text: string) => plainly(text).replace(/(?:能|会|可以|支持)(?=\p{Script=Han})|不(?=[?？\s]*$)/gu, ' ')

/** 不锈钢 denies nothing. */
const withoutStainless = (text: string) => text.replaceAll('不锈钢', '钢')

/** "Suitable for vegans: no" is one part. */
const partsEnd = /[，,；;。!?！？]|[:：](?!\s*(?:(?:no|not|none|never)\b|[不否没]|无(?!线)))|\.(?!\d)|\b(?:but|and)\b|但/u
const denies = /不|勿|无(?!理由|线|线)|没有|未|免(?=烫|洗)|禁|\b(?:not|no|never|cannot|without|nor)\b|n['’]t\b/u
/** "At no extra cost" denies nothing but the cost. */
const costsNothing = /(?:at|for|with) no (?:extra |additional |further )?(?:cost|charge|fee)s?\b|无需另付|不另(?:外)?收费?|不收费/gu
const restricts =
  /\b(?:that|which|who)\b[^,]{0,24}?(?:\b(?:not|never)\b|n['’]t\b)[^,]{1,40}?\b(?:can|may|will|is|are)\b|(?:未|没|不)\p{Script=Han}{1,8}的\p{Script=Han}{0,8}(?:可以|能|支持|可)/u
/** A part that only speaks of a thing does not affirm it. */
const affirms =
  /可(?!能)|能|支持|适[合用]|都行|有|带|含|防|送|配|\b(?:can|safe|goes|works?|fits?|includ\w+|comes? with|has|have|suitable|wash\w*|deliver|ship|accept|free|rated|proof)\b|proof/u
/** "Do I have to buy one?" is no question of whether there is one. */
const obliges = /必须|需要|要不要|用不用|要买|\b(?:have|need) to\b|\bmust\b/u
/** What makes it so for some only. */
const bounds =
  /如果|若|一旦|除|例外|超过|以上|以下|满\s*\d|\b(?:if|unless|except|only|once|after|until|when|from [¥$£€]|over|under|above|below|at least)\b/u
const limits = /只|仅|少量|小雨|轻微|另购|另付|\b(?:light|small|little|some|extra|separately|sometimes|up to)\b/u
const fillers: ReadonlySet<string> = new Set([
  'ok',
  'okay',
  'put',
  'use',
  'go',
  'work',
  'come',
  'take',
  'still',
  'just',
  'really',
  'actually',
  'too',
  'also',
  '可以',
  '还有',
])
