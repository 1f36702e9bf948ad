import { ofParcels } from '../dialogue/topics.ts'
import type { AnswerWant } from '../dialogue/wants.ts'
import { hasHan } from '../language/brevity.ts'
import { findGoods } from '../language/goods.ts'
import { isApart } from '../rules/parcel-rules.ts'
import { topicMatches } from '../shop/policy-topics.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { type Answer, asksForWholeRule, type Sentence, tellingTokens } from './answers.ts'
import {
  asksPolicy,
  isAllOfOtherKinds,
  isOfOtherKinds,
  keptSentences,
  kindAbove,
  type Own,
  ownOf,
  withoutOtherKinds,
} from './kind-rules.ts'
import { excludes, isException, isShort, isUnderException, linesOf, partOf, tellsReturnWindow, withHeading } from './quoting.ts'
import type { Told } from './told.ts'
import { isOfOtherGoods } from './told-how.ts'

/** Topics of what has been bought: these are asked of the pages whatever is said of the thing. */
export const ofWhatWasBought: ReadonlySet<string> = new Set(['warranty', 'returns', 'refund', 'exchange', 'order_change'])

/** Things that cost less than before, whatever their kind. */
const ofSale = /特价|打折|打[几\d.]+折|清仓|促销|折扣|\b(?:sale|clearance|reduced|discounted|on offer)\b/iu

/** What is quoted of the shop's pages. */
export function createParagraphs(passages: readonly Passage[]) {
  const byId = new Map(passages.map(passage => [String(passage.id), passage]))

  return { paragraphs, applies, worthOfKind }

  /** The paragraph that answers, another that answers too, and what is taken out of the rule where it may touch these goods; together short enough to be read. */
  function paragraphs(
    want: AnswerWant,
    page: Passage,
    best: Answer,
    next: Answer | undefined,
    answers: readonly Answer[],
    sentences: readonly Sentence[],
    language: Language,
    product: string | undefined,
  ): string[] {
    const { question, before } = want
    const trimmed = (passage: Passage, text: string) => withoutApart(passage, text, want, product)
    const names = new Set(tellingTokens(`${before ?? ''} ${question} ${product ?? ''}`))
    // Who asks for the rule is told all of it.
    const isRule = asksForWholeRule(question) && page.text.startsWith(sentences[best.sentences[0]!.at]!.text) && isShort([page.text])
    const said = isRule ? page.text : partOf(page, best, sentences, language, names, question)
    const texts = [withHeading(page, trimmed(page, said))]
    // What does not fit whole is quoted by the lines of it that answer.
    const add = (more: Passage, answer: Answer | undefined) => {
      if (isForOthers(more, want, product)) return
      const whole = answer === undefined ? more.text : partOf(more, answer, sentences, language, names, question)
      const lines = answer === undefined ? whole : linesOf(answer, sentences, language)
      const short = [whole, lines].map(text => withHeading(more, trimmed(more, text))).find(text => isShort([...texts, text]))
      if (short !== undefined) texts.push(short)
    }
    const other = next === undefined ? undefined : byId.get(next.source)
    if (other !== undefined) add(other, next)
    const exceptions = tellsReturnWindow(page.text)
      ? exceptionsOn(page, `${before ?? ''} ${question} ${product ?? ''}`, product !== undefined || !asksForWholeRule(question))
      : undefined
    if (exceptions !== undefined && exceptions.id !== other?.id)
      add(
        exceptions,
        answers.find(({ source }) => source === String(exceptions.id)),
      )
    return texts
  }

  /** What the page of a rule about returns takes out of it, where it may touch the goods that are talked about, or where the rule as such is asked for. */
  function exceptionsOn({ id, topic, language }: Passage, asked: string, isParticular: boolean): Passage | undefined {
    return passages.find(
      passage =>
        passage.topic === topic &&
        passage.language === language &&
        passage.id !== id &&
        isException(passage) &&
        (!(isParticular && isOfOthers(passage.text, asked)) || (ofSale.test(asked) && ofSale.test(passage.text))),
    )
  }

  /** Nothing in it is told of what is talked about, but by leaning on a rule for other kinds. */
  function isForOthers({ topic, text }: Passage, want: AnswerWant, product: string | undefined): boolean {
    const own = ownFor(topic, want, product)
    return own !== undefined && isAllOfOtherKinds(text, own)
  }

  /** What is quoted of a passage without what it tells of other kinds of goods and of parcels in other cases. */
  function withoutApart({ topic }: Passage, text: string, want: AnswerWant, product: string | undefined): string {
    const isKept = (sentence: string) => !(isOfParcel(want) && isApart(sentence, withPlace(want)))
    const plain = keptSentences(text, sentence => (isKept(sentence) ? sentence : ''))
    const own = ownFor(topic, want, product)
    return own === undefined ? plain : withoutOtherKinds(plain, own)
  }

  /** In nats, what speaks for a sentence by the kind of goods that it is for: for what stands under a heading for just these; all against a rule for others. */
  function worthOfKind(sentence: Sentence, want: AnswerWant, product: string | undefined): number {
    if (sentence.topic !== undefined && product !== undefined && kindAbove(sentence.heading, ownOf(product)) === 'own') return underOwnKind
    return isElsewhere(sentence, want, product) ? Number.NEGATIVE_INFINITY : 0
  }

  /** Whether a sentence tells nothing but a rule for other kinds of goods, or of parcels in other cases. */
  function isElsewhere({ topic, text }: Sentence, want: AnswerWant, product: string | undefined): boolean {
    if (topic === undefined) return false
    if (isOfParcel(want) && isApart(text, withPlace(want))) return true
    const own = ownFor(topic, want, product)
    return own !== undefined && text.split(/[;；]/u).every(piece => piece.trim() === '' || isOfOtherKinds(piece.trim(), own))
  }

  /** What is taken out of a rule for other goods says nothing of these: all that stands below a heading for other kinds or one that takes out, else the sentence that does. */
  function applies({ source, topic, text, heading }: Sentence, want: AnswerWant, product: string | undefined): boolean {
    const passage = byId.get(source)
    const question = `${want.question} ${product ?? ''}`
    if (product === undefined || passage === undefined) return true
    const above = kindAbove(heading, ownOf(product))
    if (above === 'other' && findGoods(want.question).found.length === 0) return false
    if (above !== 'own' && isOnlyException(text) && isOfOtherGoods(text, product) && !isOfOtherGoods(question, product)) return false
    if (!ofWhatWasBought.has(topic ?? '')) return true
    const isWhole = isUnderException(passage)
    const said = isWhole ? passage.text : text
    return !(isWhole || excludes.test(text)) || tellsReturnWindow(said) || !isOfOthers(said, question)
  }
}

const underOwnKind = 1

/** Whose rules are told; sizes, and who the shop is, are told of whatever is asked. */
function ownFor(topic: string, want: AnswerWant, product: string | undefined): Own | undefined {
  const names = product ?? want.kinds
  // "Could she swap it": that shoes alone are swapped is the answer for a throw.
  const isSwapped = want.topic === 'exchange' && topicMatches(topic, 'exchange')
  const isOfNoKind =
    names === undefined || isSwapped || asksPolicy.test(want.question) || ['shop', 'size_advice'].some(one => topicMatches(topic, one))
  return isOfNoKind ? undefined : ownOf(names, asOne(want))
}

const asOne = ({ before, question }: AnswerWant): string => (before === undefined ? question : `${before} ${question}`)
/** "And how long for that?" of a parcel to France. */
const withPlace = (want: AnswerWant): string => `${asOne(want)} ${want.destination ?? ''}`
const isOfParcel = ({ topic }: AnswerWant): boolean => topic !== undefined && ofParcels.has(topic)

/** "The grinder and the kettle are too big for us to wrap": nothing but what is taken out, and no rule beside it. */
const isOnlyException = (text: string): boolean => (excludes.test(text) || tooBig.test(text)) && !ofRules.test(text)
const tooBig = /[太过]大|装不进|\btoo (?:big|large|heavy|bulky)\b/iu
const ofRules = /\d|[;；]/u

/** "Opened skincare, tea and socks cannot be returned" is no answer about a jacket; what is taken out under a condition may touch anything. */
function isOfOthers(text: string, asked: string): boolean {
  const things = text.split(/[、,，：:]|和|及|\b(?:and|or)\b/iu).map(thing => thing.trim())
  if (things.length < 3 || hasHan(text) !== hasHan(asked)) return false
  const names = new Set(tellingTokens(asked))
  const isNamed = (thing: string) => /^\p{Script=Han}{1,4}$/u.test(thing) && asked.includes(thing)
  return !things.some(isNamed) && !tellingTokens(text).some(token => names.has(token))
}

/** The first paragraph and those after it that can be read along, under the heading that asks for them. */
export function underAsked([first, ...others]: readonly Passage[]): Told {
  const { topic, heading, text } = first!
  const texts = [text]
  for (const { text: more } of others) if (isShort([...texts, more])) texts.push(more)
  return { texts, topic, heading }
}
