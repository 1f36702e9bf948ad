import { agesOf, readAge } from '../language/ages.ts'
import { stem, toBigrams } from '../language/bigrams.ts'
import { peopleIn } from '../language/people.ts'
import { roomOf } from '../search/wish-signs.ts'
import { featuresOf, termsOf } from '../search/wish-terms.ts'
import { type Aspect, aspectsAsked, tellsAspect } from '../shop/aspects.ts'
import { textOf } from '../shop/catalogue.ts'
import { splitSentences } from '../shop/sentences.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { withoutName, withoutOwnGoods } from './product-facts.ts'

/** A thing beside another, with the sentence that was found for the question, where one was. */
export type Beside = { product: Product; text?: string | undefined }

/**
 * What the texts of several things tell about a use or a property that is asked ("which for the underground"): for each its own sentence, the one that speaks of it
 * before the one that was found, and which one suits, where its text affirms it and no other's does.
 */
export function advised<T extends Beside>(question: string, all: readonly T[], language: Language): { told: T[]; suits?: T } {
  if (question.length > longestAsked) return { told: [...all] }
  const asked = apartIn(askedIn(question, all, language), all, language)
  const surely = all.map(one => ({ one, ...stanceOf(one, asked, language) }))
  const seen = handedOn(surely.some(({ stance }) => stance === 'suits') ? surely : apartBy(all, asked, language, surely))
  const told = seen.map(({ one, text }) => (text === undefined ? one : { ...one, text }))
  const suiting = seen.flatMap(({ stance }, at) => (stance === 'suits' ? [at] : []))
  const [only, more] = suiting
  return only === undefined || more !== undefined || !asksWhich.test(question) ? { told } : { told, suits: told[only]! }
}

/** 多肉: a single word is enough where the text of the one affirms it and those of all others deny it. */
function apartBy<T extends Beside>(all: readonly T[], asked: Asked, language: Language, surely: readonly Seen<T>[]): readonly Seen<T>[] {
  const seen = all.map(one => ({ one, ...stanceOf(one, asked, language, 1) }))
  const suiting = seen.filter(({ stance }) => stance === 'suits')
  return suiting.length === 1 && seen.every(({ stance }) => stance !== undefined) ? seen : surely
}
/** "Beginners had better start with a spinning reel", told under the other reel: it speaks for the one that it names. */
function handedOn<T extends Beside>(seen: readonly Seen<T>[]): readonly Seen<T>[] {
  const named = (one: Seen<T>) => seen.find(other => other !== one && one.text !== undefined && isAdvisedIn(one.text, other.one, one.one))
  const from = seen.find(one => one.stance !== undefined && named(one) !== undefined)
  const to = from === undefined ? undefined : named(from)
  return seen.map(one => (one === from ? { ...one, stance: 'not' } : one === to ? { ...one, stance: 'suits' } : one))
}

/** Whether a sentence under one thing sends its reader to the other by name. */
function isAdvisedIn(sentence: string, { product: other }: Beside, { product: own }: Beside): boolean {
  const part = sentence
    .toLowerCase()
    .split(partsEnd)
    .find(each => sendsOn.test(each))
  if (part === undefined) return false
  const mine = featuresOf(own).namedTokens
  const held = new Set(toBigrams(part))
  return [...featuresOf(other).namedTokens].some(token => token.length > 1 && !mine.has(token) && held.has(token))
}
const sendsOn =
  /建议|推荐|请(?:选|用|买|看)|先用|改用|换成|\b(?:we suggest|we recommend|go for|choose|pick|take|start with|better off with|better with|instead)\b/u

type Seen<T> = { one: T; stance?: Stance; text?: string }

/** Longer messages ask more than one thing. */
const longestAsked = 240
const asksWhich =
  /哪|还是|推荐|建议|适合|合适|好用?[吗呢？?]|选|区别|差别|差在|不同|\b(?:difference|which|better|best|or|vs\.?|versus|suits?|recommend|suggest|good for|right for)\b/iu

/** `apart`: the aspects that the text of one of them alone tells. */
type Asked = {
  tokens: ReadonlySet<string>
  aspects: readonly Aspect[]
  apart?: readonly Aspect[]
  people: number | undefined
  age: number | undefined
}
type Stance = 'suits' | 'not'

function askedIn(question: string, all: readonly Beside[], language: Language): Asked {
  const plain = all.reduce((text, { product }) => withoutName(withoutOwnGoods(text, product, language), product), question)
  const rest = withoutTitles(plain, all)
  const names = new Set(all.flatMap(({ product }) => [...featuresOf(product).namedTokens]))
  const terms = termsOf(rest, []).filter(({ soft }) => soft !== true)
  const tokens = terms.flatMap(({ token, said }) => token ?? toBigrams(said ?? '').filter(one => one.length > 1))
  return {
    tokens: new Set(tokens.filter(token => !names.has(token) && !empty.test(token))),
    aspects: aspectsAsked(rest),
    people: peopleIn(question),
    age: readAge(question),
  }
}
/** "My dad drops everything": what the text of one alone tells of it ("cannot break") speaks of it in whatever words. */
function apartIn(asked: Asked, all: readonly Beside[], language: Language): Asked {
  const tellsOf = (aspect: Aspect) => all.filter(({ product }) => ownOf(product, language).some(one => tellsAspect(aspect, one))).length
  return { ...asked, apart: asked.aspects.filter(aspect => aspect.worth >= surelyWorth && tellsOf(aspect) === 1) }
}
const surelyWorth = 0.6
const ownOf = ({ description, highlights }: Product, language: Language): string[] => [
  ...splitSentences(textOf(description, language)),
  ...(highlights[language] ?? []),
]

/** "The noise cancelling ones": what they are called asks nothing. */
export function withoutTitles(question: string, all: readonly Pick<Beside, 'product'>[]): string {
  const titles = all.map(({ product }) => featuresOf(product).named)
  const words = new Set(titles.flatMap(title => title.match(/[a-z]{3,}/g) ?? []).map(stem))
  const pairs = new Set(titles.flatMap(title => [...title.matchAll(/(?=(\p{Script=Han}{2}))/gu)].map(([, pair]) => pair!)))
  const isOfTitle = (at: number) => pairs.has(question.slice(at, at + 2)) || pairs.has(question.slice(at - 1, at + 1))
  const left = question.replace(/\p{Script=Han}/gu, (character, at: number) => (isOfTitle(at) ? ' ' : character))
  return left.replace(/[a-z]{3,}/giu, word => (words.has(stem(word.toLowerCase())) ? ' ' : word))
}

const empty =
  /适合|合适|[的了吗呢会要想用能可选买也都是在我你他她它哪就跟和]|主要|平时|经常|一般|时候|家里|一个|自己|^[a-z]{1,2}$|^(?:bett|bet|better|more|prefer|most|thing|pair|want|wear|day|daily|main|mostly|usually|mainly|home|hous|quit|lot)$/u

/** `least`: so many of the asked words a sentence must have that was not found for the question. */
function stanceOf({ product, text }: Beside, asked: Asked, language: Language, least = 2): { stance?: Stance; text?: string } {
  const own = ownOf(product, language)
  const age = ageStance(own, asked.age, text)
  if (age !== undefined) return age
  const room = asked.people === undefined ? 0 : roomOf(asked.people, featuresOf(product))
  // What is made for two suits no four, whatever else speaks for it.
  if (room <= -1) return { stance: 'not' }
  const said = text === undefined ? undefined : ofSentence(text, asked, 1)
  if (text !== undefined && said !== undefined) return { stance: said, text }
  const other = own.map(sentence => ({ sentence, said: ofSentence(sentence, asked, least) })).find(one => one.said !== undefined)
  if (other !== undefined) return { stance: other.said!, text: withoutStop(other.sentence) }
  return room > 0 ? { stance: 'suits' } : room < 0 ? { stance: 'not' } : {}
}

const withoutStop = (sentence: string): string => sentence.replace(/(?<![。.!！;；])[。.!！;；]+$/u, '')

/** Whether the ages that its text gives hold whom it is for, with the sentence that gives them. */
function ageStance(
  own: readonly string[],
  age: number | undefined,
  text: string | undefined,
): { stance: Stance; text?: string } | undefined {
  if (age === undefined) return undefined
  const sentence = own.find(one => agesOf(one) !== undefined)
  const { min = 0, max = 99 } = (sentence === undefined ? undefined : agesOf(sentence)) ?? {}
  if (sentence === undefined) return undefined
  const stance = age >= min && age <= max ? 'suits' : 'not'
  return { stance, text: text !== undefined && agesOf(text) !== undefined ? text : withoutStop(sentence) }
}

/** What a sentence says of it: nothing where it does not speak of it in so many words, or both ways. */
function ofSentence(sentence: string, { tokens, aspects, apart = [] }: Asked, least: number): Stance | undefined {
  const stances = sentence
    .normalize('NFKC')
    .toLowerCase()
    .split(partsEnd)
    .flatMap((part): Stance[] => {
      const held = new Set(toBigrams(part))
      const shared = [...tokens].filter(token => held.has(token)).length
      const saysItself = aspects.some(aspect => ofItself.has(aspect.name) && tellsAspect(aspect, part))
      const isApart = apart.some(aspect => tellsAspect(aspect, part))
      if (shared < least && !saysItself && !isApart && !aspects.some(({ both }) => both().test(part))) return []
      if (denies.test(part)) return ['not']
      if (bounds.test(part)) return []
      return affirms.test(part) || saysItself ? ['suits'] : []
    })
  const [first, ...others] = new Set(stances)
  // What it says of another part of the thing ("the cover can be washed, the core cannot") may be meant too.
  const isDeniedIn = first === 'suits' && forbids.test(sentence)
  return others.length > 0 || isDeniedIn ? undefined : first
}

/** What tells these says by itself that it is so, if nothing denies it: IPX4 of sweat, 35 dB of the underground. */
const ofItself: ReadonlySet<string> = new Set(['sweat', 'rain', 'noise cancelling', 'feet', 'pets using'])
const partsEnd = /[，,；;。!?！？:：]|\.(?!\d)|\b(?:but|and they|and it)\b|但/u
/** What nobody wants: that it is not so, or is without it, speaks for a thing. */
const ills = {
  zh: '怕|心疼|压|挤|漏|滑|打滑|粘|锈|烫|扎|刺|起|掉|碰|伤|咬|勒|闷|入耳|吵|累|费|酸|痛|疼|晕|臭|腥|褪|缩|皱|堵|晃|倒|塌|裂|碎|潮|霉|痒|毒|硌|占|会(?:漏|掉|滑|倒|晃|吵|伤|裂|碎|闷|塌|粘)',
  zhNouns: '毒|味|异味|异响|噪|甲醛|痛|刺激|烟|毛刺',
  en: 'too|itch\\w*|scratch\\w*|leak\\w*|drip\\w*|slip\\w*|smells?|noise|noisy|toxic|harmful|dazzle|trap|crumble|wobbl\\w*|fumes|turpentine|wak(?:e|ing)|break|shatter|crack|dent|fade|pill|shrink|scuff',
}
/** What is easily done by it; what else is easily so is a fault. */
const ease = '$|[，,。上清洗装安学操懂收拿抓穿戴开推搬打用养活做搭拆]'
const denies = new RegExp(
  `不(?!用|${ills.zh})|勿|无法|容易(?!${ease})|无(?!${ills.zhNouns}|法|线)|没有(?!${ills.zhNouns})|未|禁|慎|偏[小大硬软窄]|[会太嫌](?:冷|热|闷|吵|硬|软|窄|小|坏|裂|伤|沉|重)|用不了|只能|有毒|` +
    `\\b(?:(?:not|no|never|cannot|without|nor)\\b(?! (?:${ills.en})\\b)|(?:too|only|hurts?|clogs?|strips?|cracks?|narrow|quiet|loud|against|damages?|unsuitable)\\b)|n['’]t\\b(?! (?:${ills.en})\\b)`,
  'u',
)
const affirms = new RegExp(
  `可(?!能)|能|耐|适[合用]|合适|方便|刚好|正好|都行|防|支持|专|放得下|装得下|带|够|轻松|容易(?=${ease})|不(?:${ills.zh})|[无没](?:有)?(?:${ills.zhNouns})|` +
    `\\b(?:for|suits?|suitable|good|fine|great|ideal|works?|safe|meant|made|fits?|can|takes?|holds?|rated|kind|easy|keeps?|kneads?|goes|roomy|with)\\b|proof|(?:\\b(?:not|no|never|without|cannot)|n['’]t) (?:${ills.en})\\b`,
  'u',
)
const forbids = new RegExp(`不能|不可|不得|请?勿|\\b(?:cannot|can['’]t|must not|do not)\\b(?! (?:${ills.en})\\b)`, 'iu')
const bounds = /如果|若|除非|\b(?:if|unless|except)\b/u
