import { toQueryTokens } from '../language/bigrams.ts'
import { goodsOf, hasWord, isAmong, qualitiesIn } from '../language/goods.ts'
import { literal } from '../language/literal.ts'
import { isMatter } from '../language/matter.ts'
import { contraryTo } from './contraries.ts'
import type { Wish } from './wish.ts'
import { type Features, isCalled, isDenied, type Term, termsOf } from './wish-terms.ts'

/** How much a product's own text speaks against a wish: what it says not to be so, and what of that which was refused it tells of itself. */
export function speaksAgainst({
  text,
  avoid = [],
  age,
  told,
}: Pick<Wish, 'text' | 'avoid' | 'age' | 'told'>): (features: Features) => number {
  const notIn = toldNot(text)
  const whole = `${text}\n${told?.text ?? ''}`
  const contrary = contraryTo(whole)
  const isForSmall = age === undefined ? smallChild.test(whole) : age < atSchool
  return features =>
    notIn(features) +
    contrary(features) +
    (isForSmall && features.sentences.some(sentence => notForSmall.test(sentence)) ? 1 : 0) +
    avoid.filter(word => tellsRefused(word, features)).length
}
/** Said of no age that could be read. */
const notForSmall =
  /(?:不适合|不建议|不适用于?|禁止|不宜|不可用于|不能给)(?:给)?(?:[^，。,;；]{0,4})(?:儿童|小孩|小朋友|幼儿|婴儿|婴幼儿|宝宝)(?![^，。,;；]{0,6}(?:单独|独自|自行))|\b(?:not|isn['’]t|aren['’]t|never) (?:suitable |meant |recommended |intended |made |safe )?(?:for|on|by) (?:use (?:on|by) )?(?:small |young |very young |little )?(?:children|kids|babies|infants|toddlers)\b(?! (?:under|over|below|younger|older|without|unsupervised))/iu
const atSchool = 4
const smallChild =
  /宝宝|婴儿|婴幼儿|幼儿|小宝|\b(?:toddlers?|bab(?:y|ies)|infants?|newborns?|little ones?|small (?:kids?|child(?:ren)?))\b/iu
/** Whether a product's own text tells of itself what was refused; 别太重 refuses no thing, only how much of it. */
export const isOfRefused = (avoid: readonly string[], features: Features): boolean =>
  avoid.some(word => !degree.test(word) && tellsRefused(word, features))
const degree = /^(?:太|过于|too\b)/u

/** "True wireless in-ear buds" of who wants none in the ear; 不入耳 says the contrary, and "over-ear" nothing. What only speaks of a kettle is none. */
const tellsRefused = (word: string, features: Features): boolean => {
  const { sentences, goods, named } = features
  // "Not too spicy" of a fiery one.
  const plain = word.replace(degree, '').trim()
  const words = qualitiesIn(plain).flatMap(quality => (quality.said === plain ? quality.words : []))
  if ([named, ...sentences].some(text => words.some(each => hasWord(text, each) && !isDenied(text, each)))) return true
  const ids = word.includes('-') || isMatter(word) ? new Set<number>() : goodsOf([word])
  const telling = ids.size === 0 || isAmong(ids, goods) || hasWord(named, word) ? sentences : sentences.filter(one => holding.test(one))
  return telling.some(sentence =>
    /\p{Script=Han}/u.test(word)
      ? sentence.includes(word) && !isDenied(sentence, word)
      : ids.size > 0 && word.includes(' ')
        ? hasWord(sentence, word) && !isDenied(sentence, word)
        : tokensOf(word).length > 0 && tokensOf(word).every(token => stemmed(token).test(sentence) && !isDenied(sentence, token)),
  )
}
const holding =
  /含|内有|附|带有|制成|做成|配|送|里面?有|成分|配料|\b(?:contains?|containing|with|includ\w+|made|comes|has|have|ingredients?)\b/u

/** "In-ear" is one word. */
const tokensOf = (word: string) => (/^[a-z]+(?:-[a-z]+)+$/u.test(word) ? [word] : toQueryTokens(word))

/**
 * How much of a wish a product's own text says not to be so: "not fine enough for real espresso machines" of a grinder for espresso, 电磁炉用不了 of a pan for an
 * induction hob. What the wish itself says not to be so ("that won't drip") is none of it, nor what its name or another of its sentences says to be so.
 */
export function toldNot(text: string): (features: Features) => number {
  const wish = text.normalize('NFKC').toLowerCase()
  const terms = termsOf(text, []).filter(term => isHard(term) && !isNotSo(wish, calledAs(term)))
  return features => terms.filter(term => isToldNot(term, features)).length
}

/** Words that tell no property: 适合, 能用. */
const isHard = ({ token, soft }: Term): boolean =>
  soft !== true && (token === undefined || !/[的了吗能可会不要适合用有是都还也就很太最]|^[a-z]{1,2}$/u.test(token))

const calledAs = ({ said, token }: Term): string => said ?? token!

function isToldNot(term: Term, features: Features): boolean {
  if (isCalled(calledAs(term), features)) return false
  const named = term.words ?? [term.token!]
  const telling = features.sentences.filter(sentence => !forWhatAge.test(sentence) && named.some(word => holdsWord(sentence, word)))
  return telling.length > 0 && telling.every(sentence => named.some(word => isNotSo(sentence, word)))
}

/** "Not for children under 3" is no toy that is not for children. */
const forWhatAge = /\b(?:under|below|younger than|less than) (?:\d|one|two|three|six)|[\d一二三六半]\s*(?:周?岁|个?月)(?:以下|以内|前)/u

const holdsWord = (sentence: string, word: string): boolean =>
  /\p{Script=Han}/u.test(word) ? sentence.includes(word) : stemmed(word).test(sentence)

const patterns = new Map<string, RegExp>()
/** A word or what is made from it: "machine" and "machines", "swim" and "swimming". */
function stemmed(word: string): RegExp {
  const known =
    patterns.get(word) ?? new RegExp(`(?<![a-z0-9])${literal(word)}(?:[a-z]{0,3}|${literal(word.at(-1) ?? '')}ing)(?![a-z0-9])`, 'gu')
  patterns.set(word, known)
  known.lastIndex = 0
  return known
}

/** Whether every mention of a word in a sentence is said not to be so, or it not to be made for that. */
function isNotSo(sentence: string, word: string): boolean {
  if (/\p{Script=Han}/u.test(word)) {
    const at = sentence.indexOf(word)
    return (
      at >= 0 &&
      (beforeInChinese.test(sentence.slice(Math.max(0, at - 12), at)) ||
        afterInChinese.test(sentence.slice(at + word.length, at + word.length + 10)))
    )
  }
  const mentions = [...sentence.matchAll(stemmed(word))]
  return mentions.length > 0 && mentions.every(({ index }) => beforeInEnglish.test(sentence.slice(Math.max(0, index - 64), index)))
}

const beforeInChinese =
  /(?:不(?:太|怎么)?(?:适合|适用于?|建议|推荐|能|可以?|支持|宜|要|防|是|带|含|够)|(?<![少免忘离错大受])[\p{Script=Han}]不[了动住](?!手)|请?[勿别]|无法|没有|避免)[^，。,.;；：]{0,7}$/u
const afterInChinese =
  /^[^，。,.;；：]{0,3}(?:(?![少免忘离错大受])\p{Script=Han}不[了动住](?!手)|不行|不能用?|不可用?|除外|不支持|不适用|不适合|不建议|装不下|放不下|请?[勿别]|慎[用戴]|有[毒害])|^[^，。,.;；：]{0,8}(?:不够|不准|[会略有]偏|听不清|看不清)/u
const beforeInEnglish =
  /\b(?:(?:not|n't|never|cannot) (?:[a-z-]+ ){0,2}?(?:enough|suitable|suited|recommended?|made|meant|designed|intended|advised?|safe|compatible|works?|used?|go|fit|for|keep|hold|suit|support|withstand|cope)\b[^,.;:]{0,40}|(?:toxic|poisonous|harmful|dangerous|unsafe) (?:to|for) (?:[a-z-]+ ){0,3}|(?:not|[a-z]+n't|wont|dont|doesnt|cant|isnt|no|without|unsuitable for|not for|too [a-z]+ for) (?:(?:a|an|the|any|real|very) ){0,2}|against (?:[a-z-]+ ){0,4})[a-z-]{0,12}$/u
