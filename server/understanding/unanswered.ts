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
