import type { AnswerWant } from '../dialogue/wants.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { type Answer, asksForWholeRule, type Sentence, tellingTokens } from './answers.ts'
import { excludes, hasChinese, isException, isShort, isUnderException, linesOf, partOf, tellsReturnWindow, withHeading } from './quoting.ts'
import type { Told } from './texts.ts'
import { isOfOtherGoods } from './told-how.ts'

/** Topics of what has been bought: these are asked of the pages whatever is said of the thing. */
export const ofWhatWasBought: ReadonlySet<string> = new Set(['warranty', 'returns', 'refund', 'exchange', 'order_change'])

/** What is quoted of the shop's pages. */
export function createParagraphs(passages: readonly Passage[]) {
  const byId = new Map(passages.map(passage => [String(passage.id), passage]))

  return { paragraphs, applies }

  /** The paragraph that answers, another that answers too, and what is taken out of the rule where it may touch these goods; together short enough to be read. */
  function paragraphs(
    { question, before }: AnswerWant,
    page: Passage,
    best: Answer,
    next: Answer | undefined,
    answers: readonly Answer[],
    sentences: readonly Sentence[],
    language: Language,
    product: string | undefined,
  ): string[] {
    const names = new Set(tellingTokens(`${before ?? ''} ${question} ${product ?? ''}`))
    // Who asks for the rule is told all of it.
    const isRule = asksForWholeRule(question) && page.text.startsWith(sentences[best.sentences[0]!.at]!.text) && isShort([page.text])
    const said = isRule ? page.text : partOf(page, best, sentences, language, names, question)
    const texts = [withHeading(page, said)]
    // What does not fit whole is quoted by the lines of it that answer.
    const add = (more: Passage, answer: Answer | undefined) => {
      const whole = answer === undefined ? more.text : partOf(more, answer, sentences, language, names, question)
      const lines = answer === undefined ? whole : linesOf(answer, sentences, language)
      const fitting = [whole, lines].map(text => withHeading(more, text)).find(text => isShort([...texts, text]))
      if (fitting !== undefined) texts.push(fitting)
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
        !(isParticular && isOfOthers(passage.text, asked)),
    )
  }

  /** What is taken out of a rule for other goods says nothing of these: all that stands below a heading that takes out, else the sentence that does. */
  function applies({ source, topic, text }: Sentence, question: string, product: string | undefined): boolean {
    const passage = byId.get(source)
    if (product === undefined || passage === undefined) return true
    if (isOnlyException(text) && isOfOtherGoods(text, product) && !isOfOtherGoods(question, product)) return false
    if (!ofWhatWasBought.has(topic ?? '')) return true
    const isWhole = isUnderException(passage)
    const said = isWhole ? passage.text : text
    return !(isWhole || excludes.test(text)) || tellsReturnWindow(said) || !isOfOthers(said, question)
  }
}

/** "The grinder and the kettle are too big for us to wrap": nothing but what is taken out, and no rule beside it. */
const isOnlyException = (text: string): boolean => (excludes.test(text) || tooBig.test(text)) && !ofRules.test(text)
const tooBig = /[太过]大|装不进|\btoo (?:big|large|heavy|bulky)\b/iu
const ofRules = /\d|[;；]/u

/** "Opened skincare, tea and socks cannot be returned" is no answer about a jacket; what is taken out under a condition may touch anything. */
function isOfOthers(text: string, asked: string): boolean {
  const things = text.split(/[、,，：:]|和|及|\b(?:and|or)\b/iu).map(thing => thing.trim())
  if (things.length < 3 || hasChinese(text) !== hasChinese(asked)) return false
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
