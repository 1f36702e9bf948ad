import type { Command } from '../dialogue/commands.ts'
import type { Vocabulary } from '../language/slots.ts'
import type { Message } from './message.ts'

const asksOfOne: ReadonlySet<Command['command']> = new Set<Command['command']>(['ask', 'stock', 'price'])
/** Larger shops are not looked through. */
const mostLookedThrough = 2000
const shortestName = 2

/**
 * 标签纸多少钱一卷, "how big is the plate" of whoever talks about a printer or a pot: a question whose subject is what another thing's name ends in is asked of that thing:
 * the only one in view that is called so, else the only one the shop has. What the question only names beside its subject ("does it fit the plate") stays as it was read.
 */
export function askedOfSubject(
  commands: readonly Command[],
  message: Pick<Message, 'focus' | 'shown' | 'talked'>,
  vocabulary: Vocabulary,
): Command[] {
  if (vocabulary.products.length > mostLookedThrough) return [...commands]
  return commands.map((one): Command => {
    const [sku, more] = one.skus
    if (!asksOfOne.has(one.command) || sku === undefined || more !== undefined || one.called === true || asksOfParts.test(one.text))
      return one
    const named = subjectsOf(one.text, vocabulary)
    if (named.length === 0 || named.includes(sku)) return one
    const inView = named.filter(other => other === message.focus || message.shown.includes(other) || message.talked.includes(other))
    const [only, another] = inView.length > 0 ? inView : named
    if (only === undefined || another !== undefined) return one
    const asked = { ...one, skus: [only], called: true as const }
    if (one.command !== 'ask' || !asksPrice.test(one.text)) return asked as Command
    const { command: _ask, of: _of, ...said } = asked as Extract<Command, { command: 'ask' }>
    return { ...said, command: 'price' }
  })
}

/** The products whose name ends in what a question is about, the longest such ending first to count. */
function subjectsOf(text: string, { products }: Vocabulary): string[] {
  const said = /\p{Script=Han}/u.test(text) ? text.replace(leadInChinese, '') : (subjectInEnglish.exec(text)?.[1] ?? '').toLowerCase()
  if (said === '') return []
  const lengths = products.map(({ sku, names }) => ({ sku, length: Math.max(0, ...names.map(name => lengthOfEnd(name, said))) }))
  const longest = Math.max(0, ...lengths.map(({ length }) => length))
  return longest < shortestName ? [] : lengths.filter(({ length }) => length === longest).map(({ sku }) => sku)
}

/** How much of the end of a name the subject begins with (Chinese) or ends in (English). */
function lengthOfEnd(name: string, said: string): number {
  if (/\p{Script=Han}/u.test(said)) {
    const runs = name.match(/\p{Script=Han}{2,}(?=$|[（(\s\d])/gu) ?? []
    const ends = runs.flatMap(run => [...run].map((_, at) => run.slice(at)).filter(end => end.length >= shortestName))
    return Math.max(0, ...ends.filter(end => said.startsWith(end) && askedBehind.test(said.slice(end.length))).map(end => end.length))
  }
  const words = (text: string) => (text.toLowerCase().match(/[a-z]+/g) ?? []).map(word => word.replace(/(?<!s)s$/, ''))
  const [own, asked] = [words(name.replace(/[,(–].*$/u, '')), words(said)]
  let length = 0
  while (length < Math.min(own.length, asked.length) && own.at(-1 - length) === asked.at(-1 - length)) length++
  return length === 0 ? 0 : length + shortestName - 1
}

const asksPrice = /多少钱|几块钱|怎么卖|\bhow much (?:is|are)\b|\bprice of\b/iu
/** "Does the whisk come with it": asked of what it comes with. */
const asksOfParts = /\b(?:includ\w*|comes? with|in the box|supplied)\b|包括|包含|附|送(?!货)|自带|配/iu
const leadInChinese = /^(?:那么?|还有|另外|对了|请问|然后|你们?家?的?|这|个|款|种|些|[,，\s])*/u
/** What is asked of it stands right behind its name. */
const askedBehind = /^(?:还|现在|一般|大概|都|也|用的?)*(?:有没有|有|能|会|可以|是|多|几|怎|咋|要|防|贵|卖|耐|支持|啥|什么|尺寸|规格|重)/u
const subjectInEnglish =
  /\b(?:(?:is|are|do|does|can|will|would|was|were|has|have)|how (?:much|many|big|heavy|long|tall|wide|thick|deep|old|large|small)(?: (?:is|are|do|does))?|what(?:'?s| is| are| size| sizes| colou?rs?)(?: (?:do|does|is|are))?) (?:the|your|those|these|that) ((?:[a-z-]+ ){0,3}?[a-z-]+)(?= (?:come|have|need|fit|hold|take|weigh|last|go|work|get|made|in|of|big|small|heavy|light|safe|ok|okay|any|too|still|also|really|dishwasher|machine|waterproof|washable|cost|look|feel|float|fold|leak|rust|smell|stand)\b|[?.!,]*$)/iu
