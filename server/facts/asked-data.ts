import { listsMeans, meansAsked, tellsMeans } from '../answers/payment-means.ts'
import { type RuleTold, tellsRule } from '../answers/rules-told.ts'
import { asksWhether, verdictWords } from '../answers/verdict.ts'
import type { Found } from '../dialogue/found.ts'
import type { AnswerWant } from '../dialogue/wants.ts'
import { type Datum, dataAsked } from '../language/data-asked.ts'
import { asksSomething } from '../language/question-words.ts'
import { splitSentences } from '../shop/sentences.ts'
import type { Language } from '../wire.ts'
import type { FactPorts } from './fact-ports.ts'
import { quoted } from './product-facts.ts'
import { ruleFact } from './sum-rules.ts'

type Answered = Omit<Extract<Found, { want: 'answer' }>, 'want'>

/** Where a phone number, an address or a means of paying is asked for, a sentence answers that holds one, whatever else sounds like the question. */
export function createAskedData(ports: Pick<FactPorts, 'ruleTold'>) {
  return { asAsked }

  /** What was found, or what holds what is asked where that does not. */
  function asAsked(found: Answered, want: AnswerWant, language: Language): Answered {
    const data = dataAsked(want.question)
    if (data.length > 0) {
      const given = data.map(datum => givenBy(found, datum, want, language))
      return together(asksMore(want.question) ? [...given, found] : given)
    }
    const means = meansAsked(want.question)
    return means.length === 0 ? found : withEach(tellingMeans(found, means, want, language), means, language)
  }

  /** 能用花呗或者货到付款不: of each means that is asked about, where another sentence of the page tells it. */
  function withEach(found: Answered, means: readonly string[], language: Language): Answered {
    const { quote, page } = found
    const missing = means.filter(one => !saysIn(found, text => tellsMeans([one], text) === 'named'))
    if (quote === undefined || page === undefined || missing.length === means.length) return found
    const told = missing.flatMap(one => ports.ruleTold('means', `pay by ${one}`, language).slice(-1))
    const sentences = new Set(told.flatMap(({ topic, sentence }) => (topic === page.topic ? [sentence] : [])))
    return { ...found, quote: { ...quote, text: [quote.text, ...[...sentences].map(quoted)].join('\n') } }
  }

  function givenBy(found: Answered, datum: Datum, { question }: AnswerWant, language: Language): Answered {
    const kinds: (Datum | 'address, roughly')[] = datum === 'address' ? ['address', 'address, roughly'] : [datum]
    for (const kind of kinds) {
      if (saysIn(found, text => tellsRule(kind, text))) return found
      const told = ports.ruleTold(kind, question, language)
      if (told.length > 0) return answerOf(told)
    }
    // Whom a number is told of elsewhere is nobody's to ring.
    return ofOwn.has(datum) && !saysIn(found, text => reaches.test(text)) ? {} : found
  }

  function tellingMeans(found: Answered, means: readonly string[], { question }: AnswerWant, language: Language): Answered {
    if (saysIn(found, text => tellsMeans(means, text) === 'named')) return found
    for (const rule of ['means', 'means, among', 'ways to pay'] as const) {
      const told = ports.ruleTold(rule, question, language)
      const [first] = told
      if (first === undefined) continue
      if (rule === 'ways to pay' && saysIn(found, listsMeans)) return found
      const verdict = rule === 'means' ? verdictOn(means, told.at(-1)!.sentence, question, language) : undefined
      return { ...answerOf(told), ...(verdict === undefined ? {} : { verdict }) }
    }
    return found
  }

  /** "We don't take cheques or cash on delivery; cash is fine at the workshop": in the part that names it. */
  function verdictOn(means: readonly string[], sentence: string, question: string, language: Language): Answered['verdict'] {
    if (!asksWhether(question.normalize('NFKC').toLowerCase())) return undefined
    const parts = sentence.split(partsEnd).filter(part => tellsMeans(means, part) === 'named')
    const [denied, ...others] = new Set(parts.map(part => denies.test(part)))
    if (denied === undefined || others.length > 0 || bounds.test(sentence)) return undefined
    return { type: 'verdict', text: verdictWords(denied ? 'no' : 'yes', question, language), source: 'computed', ref: 'texts:verdict' }
  }
}

/** 地址再发下，从地铁哪站下: a part of it asks for something else. */
const asksMore = (question: string): boolean =>
  question.split(/[,，。.!！?？;；]+|(?<=\p{Script=Han}) /u).some(part => asksSomething(part) && dataAsked(part).length === 0)

/** 几点开门 地址发我: what gives each of it, once. */
function together(told: readonly Answered[]): Answered {
  const given = told.filter(({ quote }) => quote !== undefined)
  const [first] = given
  if (first?.quote === undefined) return told[0] ?? {}
  const quotes = given.flatMap(({ quote }) => quote!.text.split('\n'))
  return { ...first, quote: { ...first.quote, text: [...new Set(quotes)].join('\n') } }
}

const ofOwn: ReadonlySet<Datum> = new Set(['phone', 'email'])
/** Tells how the shop can be reached. */
const reaches =
  /联系|客服|微信|私信|留言|咨询|\b(?:contact|reach|get in touch|call us|ring us|phone us|write to|e-?mail|message us|chat|whatsapp)\b/iu

const answerOf = (told: readonly RuleTold[]): Answered => ({
  quote: ruleFact(told),
  page: { topic: told[0]!.topic, heading: told[0]!.heading },
})

/** In a sentence of the pages; what a thing is called or described by gives nothing of the shop. */
const saysIn = ({ quote, product }: Answered, tells: (text: string) => boolean): boolean =>
  quote !== undefined && product === undefined && splitSentences(quote.text.replace(/[“”]/gu, ' ')).some(tells)

const partsEnd = /[;；。]|[，,](?=[^，,]{0,6}(?:不|但))|\bbut\b|, (?:and )?(?:we|there|cash)\b/iu
const denies = /不|没有|无法|未|\b(?:not|no|never|cannot|nor)\b|n['’]t\b/iu
const bounds = /满|以上|只[给限]|如果|\b(?:over|above|from [£$€¥]|orders? of|only|if|when|unless)\b/iu
