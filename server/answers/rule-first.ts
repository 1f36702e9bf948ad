import { ruleFor } from '../language/trouble-words.ts'
import { topicMatches } from '../shop/policy-topics.ts'
import { inDigits } from '../shop/told-numbers.ts'
import { type Answer, type Sentence, tellingTokens, underHeading } from './answers.ts'
import { excludes } from './quoting.ts'
import { statesIn } from './return-state.ts'
import { withFirst } from './told-how.ts'

/** Topics of what is sent back. */
const ofReturns = ['returns', 'exchange', 'refund'] as const
type OfReturns = (typeof ofReturns)[number]

const term = /\d+\s*(?:个?工作日|天|日|周|个月)|\b\d+[ -](?:working |calendar )?(?:days?|weeks?|months?)\b/iu
const goesBack =
  /退|换|\b(?:returns?|returned|exchang\w*|swap\w*|refund|sen[dt]\b.{0,30}\bback|(?:come|bring|brought|take)\b.{0,20}\bback|change your mind)\b/iu
const isExchanged = /换|\b(?:exchang\w*|swap\w*)\b/iu
/** How soon the money comes, and what holds for faults and parcels that arrive broken, is another rule. */
const ofMoneyOrFaults =
  /到账|原路|退款(?:在|会|一般|通常)?.{0,16}\d+\s*个?(?:工作日|天|日|小时)|\d+\s*个?(?:工作日|天|日|小时).{0,8}(?:退款|到账)|质量|破损|损坏|瑕疵|发错|漏发|少发|审核|\b(?:refund(?:s|ed)? (?:\w+ ){0,9}(?:within|in|takes?)|faulty?|damaged?|broken|defect\w*|wrong (?:item|one|thing)|missing|credited|reply|replies|inspect\w*|checked)\b/iu
/** What asks for something else than whether it can go back: how, when the money comes, who pays, what is done about a fault. */
const asksElse =
  /怎么(?!办)|流程|步骤|多久|几天|多少天|什么时候|何时|到账|运费|邮费|谁出|多少钱|花钱|手续费|地址|哪里|寄到|坏|裂|破|质量|瑕疵|发错|漏|少了|\b(?:how (?:do|does|to|long|many|much|soon|quick\w*|fast)|when (?:do|does|will|can|is|are|would|should)|when'?s|where|which address|who|what address|cost\w*|fees?|postage|pays?|paid|charge\w*|free|label|broken?|faulty?|damaged?|defect\w*|wrong (?:item|one|thing|colou?r)|stopped|works?|missing|sale|gifts?|christmas|receipt)\b/iu

/**
 * "If it turns up and I hate it, can I send it back?" and "穿了不合适能换吗" want the rule by which things go back, however many words of the story other
 * sentences share. What is taken out of the rule for just these goods, or for what was done with them, stays before it.
 */
export function ruleFirst(
  question: string,
  topic: string | undefined,
  answers: readonly Answer[],
  sentences: readonly Sentence[],
  product: string | undefined,
): readonly Answer[] {
  const of = ofReturns.find(one => one === topic)
  const [best] = answers
  if (of === undefined || best === undefined || asksElse.test(question) || !asksOfReturns(question)) return answers
  const likeliest = sentences[best.sentences[0]!.at]!
  if (likeliest.topic === undefined) return answers
  // "So it can't go back?" is answered by what says so.
  if (denies.test(question)) {
    const denied = best.sentences.find(({ at }) => excludes.test(sentences[at]!.text) && goesBack.test(sentences[at]!.text))
    return denied === undefined ? answers : [withFirst(best, [denied], best), ...answers.slice(1)]
  }
  const made = statesIn(question).filter(({ demanded }) => demanded === undefined)
  const kept = made.length > 0 ? keptBack(answers, sentences, ({ text }) => made.some(({ told }) => told.test(text))) : undefined
  if (kept !== undefined && kept.one !== best.sentences[0])
    return [withFirst(kept.answer, [kept.one], best), ...answers.filter(answer => answer !== kept.answer)]
  if (kept !== undefined) return answers
  if (isRule(likeliest, of)) return withPaying(question, answers, sentences, { answer: best, one: best.sentences[0]! })
  const isKept = isOfJustThis(likeliest, question, product)
  if (isKept && !(regrets.test(question) && excludes.test(likeliest.text))) return answers
  const candidates = answers.flatMap(answer =>
    answer.sentences.flatMap(one => (isRule(sentences[one.at]!, of) ? [{ answer, one, worth: worthOf(sentences[one.at]!, of) }] : [])),
  )
  const [first] = candidates.sort((a, b) => b.worth - a.worth || b.one.probability - a.one.probability || a.one.at - b.one.at)
  if (first === undefined) return answers
  const { answer, one } = first
  if (isKept)
    return answer === best
      ? [withFirst(best, [best.sentences[0]!, one], best), ...answers.slice(1)]
      : [best, withFirst(answer, [one], best), ...answers.slice(1).filter(other => other !== answer)]
  return withPaying(question, answers, sentences, first)
}

/** 漏水怎么办 is no 漏发: what is done about a parcel from which something is missing stands behind what else answers, unless that is what happened. */
export function missingLast(question: string, answers: readonly Answer[], sentences: readonly Sentence[]): readonly Answer[] {
  const [best, next] = answers
  const isOfMissing = ({ sentences: [first] }: Answer) => ofMissing.test(sentences[first!.at]!.text)
  if (best === undefined || next === undefined || !isOfMissing(best) || isOfMissing(next) || misses.test(question)) return answers
  return sentences[next.sentences[0]!.at]!.topic === undefined ? answers : [next, best, ...answers.slice(2)]
}
const ofMissing = /少发|漏发|漏寄|少寄|\b(?:items?|something|anything|goods) (?:is|are|was|were)? ?missing\b/iu
const misses = /少|漏[发寄装了]|缺|没[有收]|[发寄拿]错|\b(?:missing|short|wrong|left out|not in)\b/iu

/** What breaks after months is a matter of the guarantee, not of the days within which things go back. */
export function guaranteeFirst(question: string, answers: readonly Answer[], sentences: readonly Sentence[]): readonly Answer[] {
  const [best] = answers
  if (best === undefined || !(ruleFor(question) === 'fault' || fails.test(question)) || !afterMonths.test(question)) return answers
  const isOf = (topic: string) => (answer: Answer) => topicMatches(sentences[answer.sentences[0]!.at]!.topic ?? '', topic)
  const guarantee = isOf('returns')(best) ? answers.find(isOf('warranty')) : undefined
  return guarantee === undefined
    ? answers
    : [withFirst(guarantee, [guarantee.sentences[0]!], best), ...answers.filter(one => one !== guarantee)]
}
const fails = /\b(?:goes|fails?|breaks?)\b/iu
const afterMonths = /[个几\d]月|[一二两三\d]年|\b(?:months?|years?)\b/iu

/** The rule before the others, and behind it who pays: whoever may not like a thing pays its way back, or does not. */
function withPaying(
  question: string,
  answers: readonly Answer[],
  sentences: readonly Sentence[],
  { answer, one }: { answer: Answer; one: Told },
): readonly Answer[] {
  const best = answers[0]!
  const lifted = withFirst(answer, [one], best)
  const paid = regrets.test(question) ? payingOf(answers, sentences, one) : undefined
  if (paid === undefined) return [lifted, ...answers.filter(other => other !== answer)]
  if (paid.answer === answer) return [withFirst(answer, [one, paid.one], best), ...answers.filter(other => other !== answer)]
  const second = withFirst(paid.answer, [paid.one], best)
  return [lifted, second, ...answers.filter(other => other !== answer && other !== paid.answer)]
}

/** Whatever the classifier hears: "do you take Klarna?" asks of nothing that goes back. */
const asksOfReturns = (question: string): boolean => goesBack.test(question) || regrets.test(question) || statesIn(question).length > 0
const denies =
  /(?<![能可给让退])(?:不(?:能|可以?|给|让)?|没法)退|(?<!退)退不[了成]|\b(?:cannot|can['’]?t|won['’]?t) (?:be )?(?:return(?:ed)?|send|take|refund(?:ed)?)\b/iu

type Told = Answer['sentences'][number]

const isKeptBack = (text: string): boolean => excludes.test(text) && (goesBack.test(text) || staysSold.test(text))
const staysSold = /\b(?:for keeps|final|stays? (?:sold|yours|with you))\b/iu

/** The likeliest sentence of these that takes out of the rule. */
const keptBack = (answers: readonly Answer[], sentences: readonly Sentence[], isOf: (sentence: Sentence) => boolean) =>
  answers
    .flatMap(answer => answer.sentences.map(one => ({ answer, one })))
    .filter(({ one: { at } }) => sentences[at]!.topic !== undefined && isOf(sentences[at]!) && isKeptBack(sentences[at]!.text))
    .sort((a, b) => b.one.probability - a.one.probability)[0]

/** Who pays for the way back of what is only not liked. */
function payingOf(answers: readonly Answer[], sentences: readonly Sentence[], rule: Told): { answer: Answer; one: Told } | undefined {
  const [first] = answers
    .flatMap(answer => answer.sentences.map(one => ({ answer, one })))
    .filter(
      ({ one }) =>
        one !== rule && ofReturns.some(of => topicMatches(sentences[one.at]!.topic ?? '', of)) && pays.test(sentences[one.at]!.text),
    )
    .sort((a, b) => b.one.probability - a.one.probability || a.one.at - b.one.at)
  return first
}
const pays =
  /(?:退|寄回|回程|换)[^。；;]{0,24}[运邮]费|[运邮]费[^。；;]{0,10}(?:自理|承担|自己出|由)|\breturn (?:postage|shipping|delivery|carriage)\b|\b(?:postage|shipping) back\b|\breturns are free\b|\bfree returns\b|\bpay\b[^.;]{0,24}\bback\b/iu
const regrets =
  /不喜欢|不合适|不合身|不合脚|不想要|后悔|[穿戴用]不[上了]|不满意|[大小紧松]了|\b(?:hates?|hated|like|likes|fit|fits|suit|suits|changes? (?:his|her|their|my) mind|too (?:big|small|tight|loose))\b/iu

function isRule({ text, topic }: Sentence, of: OfReturns): boolean {
  const plain = inDigits(text)
  const isThere = topic !== undefined && ofReturns.some(one => topicMatches(topic, one))
  return isThere && term.test(plain) && goesBack.test(text) && !ofMoneyOrFaults.test(plain) && (of === 'exchange' || isOfReturn(text))
}

/** "Can be exchanged once for another size" says nothing of who wants the money back. */
const isOfReturn = (text: string): boolean => !isExchanged.test(text) || /退|\b(?:return|refund|back)/iu.test(text)

/** Who wants to swap a thing is told how that is done, where the page does. */
const worthOf = ({ text }: Sentence, of: OfReturns): number => (of === 'exchange' && !isExchanged.test(text) ? 0 : 1)

/** Names goods or a state that the question or its product has: socks with the band off, a washed sleeping bag. */
function isOfJustThis(sentence: Sentence, question: string, product: string | undefined): boolean {
  const text = underHeading(sentence)
  if (!goesBack.test(text)) return false
  const names = new Set(tellingTokens(`${question} ${product ?? ''}`).filter(token => !ofAnyReturn.test(token)))
  return statesIn(question).some(state => state.told.test(text)) || tellingTokens(text).some(token => names.has(token))
}
const ofAnyReturn =
  /^(?:退货?|换货?|退换|可以|能退|能换|不能|不退|不换|return\w*|refund\w*|exchang\w*|swap\w*|send|sent|back|tak\w*|item|thing|one|can|want|order|get|got|money)$/iu
