import { asksSomething } from '../language/question-words.ts'

/**
 * "That's not what I asked", 你没回答我: the last answer was none. Reader and classifier hear a no, a cancellation or an insult in it (0.7 to 0.99), and
 * nothing else tells it from "no, thanks"; so this goes by the two words that every language has for it, to ask and to answer, beside a no.
 */
const saidToBeNone =
  /(?:没有?|不(?!是我)|别).{0,4}(?:回?答(?!应)|回复我|正面)|答非所问|(?:不是|没在?)我?要?问(?:的|这)|问的(?:不是|又不是)|\b(?:not|never|didn'?t|haven'?t|hasn'?t|isn'?t|wasn'?t|won'?t)\b.{0,16}\b(?:ask(?:ed|ing)?|answer(?:ed|ing|s)?|reply|replied)\b|\banswer (?:my|the|me|what)\b|\bread (?:my|the) (?:question|message)\b/iu

/** "You didn't answer, which colours?" asks it itself. */
const asksItself = /[?？]|[吗么呢]\s*[!！。.]*$/u

/** "That's not what I asked! If it comes broken": what else is said tells what was. */
const mostBeside = 22

export function saysUnanswered(text: string): boolean {
  const rest = text.replace(saidToBeNone, '').match(/[\p{Script=Han}]|[a-z]/giu) ?? []
  const beside = rest.reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 3 : 1), 0)
  return saidToBeNone.test(text) && !asksItself.test(text) && beside <= mostBeside
}

/** "You didn't say when it arrives", "no just tell me how much it covers", 你还没说啥时候发货呢: what was left out is asked, and nothing is complained of. */
const saidToBeLeft =
  /^(?:(?:but|and|ok|hey|um|erm|no|so)[,. ]+|但是?|可是?|不过|那)*(?:(?:you|u|ya)(?: still)? (?:didn['’]?t|did not|never|haven['’]?t|forgot to|still haven['’]?t)(?: actually| even)? (?:say|said|tell|told|mention(?:ed)?|answer(?:ed)?|explain(?:ed)?)(?: (?:me|us))?(?: yet)?[,: ]+(?=(?:when|how|what|whats|which|where|who|why|if|whether)\b)|^(?:(?:no+|nah|but|and|ok|hey|please|pls|just)[,. ]+)*(?:just |please |pls |(?:can|could)(?:['’]?n?['’]?t)? (?:you|u) )+tell me(?: then)?[,: ]+(?=(?:when|how|what|whats|which|where|who|if|whether)\b)|(?:你们?|您)?(?:还|刚才?|又|都|根本|也)*没有?(?:跟我|给我)?(?:说|讲|告诉我?|提|回答我?)(?:清楚)?(?:呢|啊)?[，, ]*)/iu

/** "You didn't answer me about the lead. Can I use one": what it was about, before it is asked again. */
const saidOfIt =
  /^(?:(?:but|and|ok|hey|um|erm|no|so|good)[,. ]+)*(?:you|u|ya)(?: still)? (?:didn['’]?t|did not|never|haven['’]?t|still haven['’]?t)(?: actually| even)? (?:say|said|tell|told|mention(?:ed)?|answer(?:ed)?|explain(?:ed)?|repl(?:y|ied))(?: (?:me|us|anything|my question|the question))* (?:about|on) (?=the |my |that |this |[a-z])/iu

/** "Hello??", "just answer me:", 你倒是回我啊, 别答非所问: nothing but that an answer is waited for, before or behind the question. */
const impatient =
  /^(?:hello+|hey+|hi+|oi+|anyone(?: there)?|(?:are )?(?:you|u) there|excuse me)[ ?!]*\?+[ ?!]*(?=\S)|^(?:(?:please|pls|plz|just|can (?:you|u)|will (?:you|u)|would (?:you|u)|simply) )*(?:(?:answer|read) (?:me|it|my question|the question|properly)|(?:(?:tell me|say|answer)(?: me)?[:, ]*)?(?:a )?(?:straight |simple |plain )?yes or no)\b(?: please| pls)?[?,.!: …-]+(?=\S)|^(?:你们?|您)?(?:倒是|能不能|能|可不可以|好歹|就|先|麻烦|请)+(?:正面|直接|好好)?(?:回(?:我|复|答|一下|个话)(?:我)?(?:的?问题)?|说话|吱个?声)(?:一下|行不行|行吗|好吗|啊|呀|呢|吧)*[\s，,！!？?。]+(?=\S)|(?:^|(?<=[\s，,！!？?。]))(?:你们?|您)?(?:别|不要)(?:老是?|再|总是?)?答非所问(?:了|啊|呀|行不行|行吗|好吗)*[\s，,！!？?。]*/iu

/** A message without what only waits for an answer, where it asks once more. */
export function withoutImpatience(text: string): string {
  const plain = text.replace(impatient, '').trim()
  return plain !== text && asksSomething(plain) ? plain : text
}

/** A message without what says that it was not answered, where it says itself what was asked. */
export function withoutReproach(text: string): string {
  // 大熊呢 asks of the bear, where nothing is reproached.
  const about = text.replace(saidOfIt, '')
  if (about !== text && asksSomething(about)) return `about ${about}`
  const rest = text.replace(saidToBeLeft, '')
  if (rest === text || !asksSomething(rest)) return text
  return rest.replace(/(?<=\p{Script=Han})(?<!\p{Script=Han}[呢啊])[呢啊]+[?？。!！\s]*$/u, '')
}
