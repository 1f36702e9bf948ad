/**
 * What follows "it" in its clause, and what stands behind a preposition as anybody's ("from a power bank", 挂在背包上): words there tell how a thing is used, and
 * name none of the shop's.
 */
const passing = [
  /(?<![\p{L}'’])(?:it|them|they)(?![\p{L}'’])(?! (?:[a-z]{1,12} ){0,2}(?:to|that|if)(?![a-z]))[^,.;!?，。；！？]*/giu,
  /(?<![\p{L}])(?:in|into|on|onto|under|over|with|to|from|for|by|at) (?:an?|my|our|his|her|their)(?: [a-z'’-]{1,20}){1,3}/giu,
  // 我烤箱38升放得下吗, "my oven is 38 litres": what somebody has, told by its measure.
  /我们?家?的?(?![想要是说问看能就还在有把给会先])\p{Script=Han}{1,5}?(?:口|直径|内径|宽|高|长)?(?:是|有|才|只有|大概|大约)?\d+(?:\.\d+)?(?:厘米|公分|毫米|米|升|寸|英寸|码|斤|公斤|瓦)?/gu,
  /(?<![\p{L}'’])(?:my|our) (?:[a-z-]{2,16} ){1,2}(?:is|are|takes|holds|has) (?:only |just |about |a )?\d[^,.;!?]*/giu,
  // "Would a 44 work if I wear thick socks".
  /(?<![a-z])if (?:i|he|she|we|they|you)(?:'d)? (?:wear|wore|put on|use|used|have|had|am wearing) [^,.;!?]*/giu,
  // 对斗鱼安全吗, "is it harmful to the guppies": whom it may do good or harm.
  /对\p{Script=Han}{1,8}?(?:也|都|会|是)?(?:有没有|没有|有|无)?(?=(?:安全|有?害|有?毒|友好|温和|刺激|好[吗么不]|影响|危险|副作用))/gu,
  /(?<!其)它(?!们)[^，。,.;；!！?？]*/gu,
  /(?:[在挂放装塞绑垫套]|放[进到]|装进)[在到进]?\p{Script=Han}{1,6}[上里中下外](?![衣装套])/gu,
]

/** A text without what it says in passing. */
export const withoutPassing = (text: string): string => passing.reduce((left, pattern) => left.replace(pattern, ' '), withoutAside(text))

/** "Can I wash it? babies puke a lot": what is told after a question about "it" tells why it is asked. */
export function withoutAside(text: string): string {
  const end = text.search(endOfQuestion)
  const [question, rest] = [text.slice(0, end + 1), text.slice(end + 1)]
  return end < 0 || asksMore.test(rest) || !pronoun.test(question) || saysWhich.test(rest) ? text : question
}
/** "How big are they? The bath ones." */
const saysWhich =
  /^\s*(?:i mean,? |just |only )?(?:the|that|those) (?:[a-z'’-]+ ){0,3}[a-z'’-]+[\s.!]*$|^\s*(?:我说|我是说|就|指)?(?:那[个款件双条只]|\p{Script=Han}{1,8}(?:那[个款件双条只]|的))[\s。！]*$/iu
const endOfQuestion = /[?？]|(?<![什怎多那这要])[吗嘛么](?=[\s，。,!！])/u
const asksMore = /[?？吗嘛呢]/u
const pronoun = /(?<![\p{L}'’])(?:it|them|they)(?![\p{L}'’])|(?<!其)它|这[个款件双条只]/iu
