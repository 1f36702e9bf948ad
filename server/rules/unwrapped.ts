import { splitSentences } from '../shop/sentences.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { inSymbols } from './money-words.ts'
import { beyondIn } from './surcharges.ts'

/**
 * What the pages tell of goods that are not wrapped, or come wrapped: no wrapping is charged for these. `goods`: by what they are called, or such as are `over` so
 * much; `fee`: what is done to them instead costs that, in major units.
 */
export type Unwrapped = {
  topic: string
  language: Language
  sentence: string
  goods: readonly string[]
  over?: { value: number; unit: string }
  fee?: number
}

const wrap = '(?:gift[- ]?)?wrap(?:ped|ping)?'
const named = [
  new RegExp(
    `\\b(?:cannot|can't|can not|don't|do not|won't|unable to) ${wrap} (?!.{3,40}\\btogether\\b|(?:at all|them|it|these|those|in|with|for)\\b)(.{3,80}?)(?:,? (?:they|as|because|since|which|it|its|sorry)\\b.{0,160})?$`,
    'iu',
  ),
  /^(.{3,80}?) (?:are|is) (?:just |simply |sadly )?(?:far |much )?too [a-z]+(?: and [a-z]+)? for (?:the|our|any) (?:gift )?(?:paper|boxe?s?|bags?|wrap(?:ping)?)\b/iu,
  new RegExp(`^(.{3,80}?),? we (?:cannot|can't|can not|don't|do not|won't) ${wrap}\\b(?=[,.;]| at all|$)`, 'iu'),
  new RegExp(
    `^(.{3,80}?) (?:are|is) (?:just |simply |sadly )?(?:far |much )?too [a-z]+(?: and [a-z]+)? (?:to be |to |for )${wrap}\\b`,
    'iu',
  ),
  new RegExp(`^(.{3,80}?) (?:cannot|can't|can not|won't|will not|are not|is not|aren't|isn't) (?:be )?${wrap}\\b`, 'iu'),
  new RegExp(
    `^(.{3,60}?) (?:already |all |always )*(?:come|comes|arrive|arrives|(?:is|are) already) (?:already |all |always |ready )*${wrap}\\b`,
    'iu',
  ),
  new RegExp(`\\b${wrap}\\b.{0,24}\\b(?:free|no (?:extra )?(?:charge|cost)|included)\\b.{0,8}\\b(?:for|on|with|of) (.{3,60})$`, 'iu'),
  new RegExp(`\\b${wrap}\\b.{0,60}\\b(?:except(?: for)?|apart from|excluding|but not) (.{3,60})$`, 'iu'),
  /^(.{1,24}?)(?:体积)?(?:都|实在)?太[大重长高](?:了)?[，,]?(?:不能|无法|没法|不可以?|不便|不好)(?:做|用)?(?:礼[品物])?包(?:装|起来|$)/u,
  /^(.{1,24}?)(?:都|暂时)?(?:不能|无法|没法|不可以|不提供|不支持|不做|包不了)(?:礼[品物])?(?:包(?:装|起来)|$)/u,
  /^(.{1,16}?)(?:都|本身|本来)*(?:自带|已带|已含|自有|附带)(?:了)?(?:礼[品物]?)?(?:包装|盒子?(?=.{0,4}(?:不|无|免|没必要)))/u,
  /包装.{0,30}?[，,（(](.{1,20}?)(?:除外|例外)/u,
] as const
/** "Pots over 4 kg don't fit in a gift box", 超过4公斤的装不进礼盒. */
const tooLarge =
  /[装放]不[进下][^，。；]{0,4}(?:礼[品物]?盒|包装盒|礼袋)|\b(?:do(?:es)? not|don't|doesn't|won't|cannot|can't|too (?:big|large|heavy|long) to) (?:fit|go)\b[^,.;]{0,16}\bgift (?:box|bag)/iu
const amounts = /[$£€¥￥] ?(\d{1,4}(?:\.\d{1,2})?)|(\d{1,4}(?:\.\d{1,2})?) ?[元块]/gu

/** What is charged, where one amount is told. */
function feeIn(text: string): number | undefined {
  const [only, more] = [...inSymbols(text).matchAll(amounts)].map(([, symbol, zh]) => Number(symbol ?? zh))
  return only !== undefined && more === undefined && only > 0 ? only : undefined
}

/** What is done to it instead: 只系麻绳，收 5 元; "we tie a ribbon round it for £2". */
const instead =
  /(?:[只系绑]|丝带|彩带|蝴蝶结)[^。；;.\d]{0,24}?(?:收|要|加)? ?(\d{1,3}(?:\.\d{1,2})?) ?[元块]|\b(?:tie|ties|tied|ribbons?|bows?|tags?)\b[^;.\d]{0,48}?\b(?:for|at|costs?|is|are) [$£€](\d{1,3}(?:\.\d{1,2})?)/iu
const ofThem = /^(?:they|it|these|those|instead)\b|^(?:它们?|这些|这种)?(?:只能?|改)?[系绑]/iu

/** What is charged for it, in the sentence that takes it out or in the next one, which begins with it. */
function insteadOf(sentence: string, next = ''): number | undefined {
  const [, zh, en] = instead.exec(sentence.normalize('NFKC')) ?? (ofThem.test(next) ? instead.exec(next.normalize('NFKC')) : null) ?? []
  const fee = Number(zh ?? en)
  return fee > 0 ? fee : undefined
}

const ofWrapping =
  /包装|包起来|[不没法]能?包$|自带礼?盒|包不了|不(?:用|需要?)?(?:另外?|再|单独)?包(?:纸|$)|礼[盒袋]装不|\b(?:gift[- ]?)?wrap/iu

/** Every sentence of the pages that excepts goods from wrapping, a language's own before the other's. */
export function readUnwrapped(passages: readonly Passage[], language: Language): Unwrapped[] {
  const all = passages.flatMap(({ topic, language: of, text }) =>
    splitSentences(text).flatMap((sentence, at, all): Unwrapped[] => {
      const over = tooLarge.test(sentence) ? beyondIn(sentence.normalize('NFKC')) : undefined
      if (over !== undefined) {
        const fee = feeIn(sentence.normalize('NFKC'))
        return [{ topic, language: of, sentence, goods: [], over, ...(fee === undefined ? {} : { fee }) }]
      }
      if (!ofWrapping.test(sentence.replace(/(?<![。.!！\s])[。.!！\s]+$/u, ''))) return []
      const goods = goodsIn(sentence)
      const fee = insteadOf(sentence, all[at + 1])
      const costs = fee === undefined ? {} : { fee }
      // "Anything longer than 50 cm".
      const longer = goods.length === 1 && anyOf.test(goods[0]!) ? beyondIn(goods[0]!) : undefined
      if (longer !== undefined) return [{ topic, language: of, sentence, goods: [], over: longer, ...costs }]
      return goods.length === 0 ? [] : [{ topic, language: of, sentence, goods, ...costs }]
    }),
  )
  const own = all.filter(one => one.language === language)
  return own.length > 0 ? own : all
}

function goodsIn(sentence: string): string[] {
  const plain = sentence
    .normalize('NFKC')
    .replace(/(?<![。.!！\s])[。.!！\s]+$/u, '')
    .slice(0, longest)
  const parts = plain.split(/[；;]|,? but /u)
  return parts.flatMap(part => {
    const found = named.map(pattern => pattern.exec(part.trim())?.[1]).find(words => words !== undefined)
    return (subjectIn(part) ?? found ?? '')
      .split(/[,，、]|和|与|及|或|\band\b|\bor\b/iu)
      .map(bare)
      .filter(words => words.length > 1)
  })
}
const longest = 240

/** 厨师机太大包不了; 炒锅有长柄，包不了; 冬被太厚，礼盒装不下，这两样包不了: what the sentence speaks of, up to why. */
function subjectIn(part: string): string | undefined {
  const clauses = part.split(/[，,]/u)
  const at = clauses.findIndex(clause => unwrappedZh.test(clause))
  if (at < 0) return undefined
  const leading = [clauses[at]!.slice(0, clauses[at]!.search(unwrappedZh)), ...clauses.slice(0, at).toReversed()]
  return leading.map(clause => clause.trim().replace(why, '').replace(asToo, '')).find(words => /\p{Script=Han}{2}/u.test(words))
}
const unwrappedZh =
  /包不了|(?:没法|无法|不(?:[能便好用必]|需要?|另外?|单独){0,4})再?(?:另外?|单独)?[做买加]?(?:礼[品物])?包(?:[装纸]|起来|$|(?=[。；;]))|(?:礼[盒袋])?装不[下进]/u
const why =
  /(?:体积|盒子|个头|尺寸|本身|本来|自己|都|实在|因为|这两样|这几样|这些|一?般){0,4}(?:就|已经?)?(?:太|有|自带|带|附|含|是|很|较|比较|又|不|只|系|绑|形状|装).*$|(?:这[两几些]样?|这些)$/u
const asToo = /^(?:所以|因此|就|也|都|这[两几三四]?[样个些]|只能?|[系绑].*|(?:我们)?(?:不|没)?.{0,1}$)/u
const anyOf = /^(?:anything|everything|items?|things?|goods|products?|pieces?|.{0,4}(?:商品|东西))\b|^(?:超过|大于)/iu

const bare = (words: string): string =>
  words
    .replace(/^(?:\s|\b(?:the|our|all|any|of|most|large|big|everything in|sorry)\b)+/iu, '')
    .replace(/^(?:我们|本店|所有|全部|但是?|不过)+|(?:系列|类)?(?:的)?(?:商品|产品)?$|系列$/gu, '')
    .trim()

/** Whether these words call goods of such names; a number in them is of the variant, 5公斤的猫粮. */
export function callsGoods(words: string, names: readonly string[], option: string): boolean {
  const plain = words.normalize('NFKC').toLowerCase()
  const called = names.map(name => name.normalize('NFKC').toLowerCase()).filter(name => name !== '')
  const numbers: readonly string[] = plain.match(/\d+(?:\.\d+)?/gu) ?? []
  const own: readonly string[] = `${option.normalize('NFKC').toLowerCase()} ${called.join(' ')}`.match(/\d+(?:\.\d+)?/gu) ?? []
  if (!numbers.every(number => own.includes(number))) return false
  if (/\p{Script=Han}/u.test(plain)) {
    const kinds = plain
      .split(/\d+(?:\.\d+)?\s*(?:公斤|千克|升|毫升|厘米|米|克|l|kg|cm|ml|g)?(?:装|款)?的?/u)
      .filter((part, at) => (at > 0 ? /\p{Script=Han}/u : /\p{Script=Han}{2}/u).test(part))
    // 60厘米的缸: one character behind a measure is what a name ends with.
    const calls = (name: string, kind: string) =>
      kind.trim().length > 1
        ? name.includes(kind)
        : name
            .replace(/(?<![\d.])[\d.]+ ?\p{L}{0,3}$/u, '')
            .trim()
            .endsWith(kind)
    return kinds.length > 0 && kinds.every(kind => called.some(name => calls(name, kind)))
  }
  const tokens = plain.match(/[a-z]{3,}/g)?.map(token => token.replace(/(?<=[a-z]{3})s$/, '')) ?? []
  // "Desks" are no desk lamps: what a sort is called by is the last of what names it.
  const sort = /[a-z]{3,}s\W*$/.test(plain) ? tokens.at(-1) : undefined
  return (
    tokens.length > 0 &&
    called.some(name => tokens.every(token => new RegExp(`\\b${token}(?:e?s)?\\b${token === sort ? endsSort : ''}`).test(name)))
  )
}
const endsSort = '(?! (?!(?:and|by|for|from|in|of|on|set|sets|pack|to|with|without)\\b)[a-z])'
