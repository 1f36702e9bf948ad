import { toBigrams } from '../language/bigrams.ts'
import { servicesIn } from '../language/services.ts'
import { inSymbols } from '../rules/money-words.ts'
import { splitSentences } from '../shop/sentences.ts'
import type { Passage } from '../store/policies.ts'
import { tellingTokens } from './answers.ts'

const asksFee =
  /多少钱|多钱|几块|几元|收费|要钱|加钱|另外?收|价格|费用|\b(?:how much|costs?|price|charged?|extra|fees?|(?:do|would|will) (?:i|we) pay)\b/iu
/** What has rules of its own. */
const ofElse =
  /运费|邮费|包邮|快递|寄|退|换货|包装|礼盒|贺卡|券|\b(?:postage|p&p|deliver\w*|shipping|ship(?:s|ped)?|courier|parcels?|returns?|refunds?|exchang\w*|wrap\w*|cards?|codes?|vouchers?)\b/iu
const amount = /[¥￥$£€] ?\d|\d ?(?:元|块)/u
/** A token of a matter, not of what it costs or when: a word of its own, a pair of characters that counts nothing. */
const isOfItself = (token: string): boolean =>
  /^[a-z]{5,}$/.test(token) ? !common.has(token) : /^\p{Script=Han}{2}$/u.test(token) && !counting.test(token)
const common = new Set(
  'price charg extra piece order product total month months years works item items goods after first from than other another about there their which would could free much cheap least'.split(
    ' ',
  ),
)
const counting = /[一二两三四五六七八九十百每另加收元块钱费免件个条双张份次年月日天多少起的了可以我们您客服单请要为给和与或]/u

/** "Sharpening price for my old secateurs?": what the pages charge for is asked, and no product, whose names have none of these words. */
export function asksServiceFee(text: string, passages: readonly Passage[], names: readonly string[]): boolean {
  if (!asksFee.test(text) || ofElse.test(text)) return false
  const goods = servicesIn(names.join('\n'))
  const work = servicesIn(text).filter(kind => !goods.includes(kind))
  const isOf = (sentence: string) => servicesIn(sentence).some(kind => work.includes(kind))
  const isPriced = ({ heading, text }: Passage) =>
    splitSentences(text).some(sentence => amount.test(inSymbols(sentence)) && (isOf(sentence) || isOf(heading)))
  if (work.length > 0 && passages.some(isPriced)) return true
  const asked = tellingTokens(text).filter(isOfItself)
  if (asked.length === 0) return false
  const named = new Set(names.flatMap(toBigrams))
  const charged = passages
    .flatMap(passage => splitSentences(passage.text))
    .filter(sentence => amount.test(inSymbols(sentence)) && !ofElse.test(sentence))
  const told = new Set(charged.flatMap(toBigrams))
  return asked.some(token => told.has(token) && !named.has(token))
}

/** Whether the pages charge just this for something, in major units: "up to 15 characters cost £9". */
export function isChargedFor(fee: number, passages: readonly Passage[]): boolean {
  const written = fee.toFixed(2).replace(/\.00$/, '').replace('.', '\\.')
  const charge = new RegExp(`[¥￥$£€] ?${written}(?:\\.00)?(?![\\d.]\\d|\\d)|(?<![\\d.])${written} ?(?:元|块)`, 'u')
  return passages.some(({ text }) => charge.test(inSymbols(text)))
}
