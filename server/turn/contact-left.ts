import type { Command } from '../dialogue/commands.ts'
import type { Clause } from '../dialogue/turn.ts'
import { asksSomething } from '../language/question-words.ts'
import type { MessageEvent } from '../wire.ts'

const hidden = /［(?:电话|邮箱)已隐藏］|\[(?:phone number|e-mail) hidden\]/u

/** What says no more than that somebody is to get in touch, or nothing that could be understood beside a number. */
const saysNoMore: ReadonlySet<Command['command']> = new Set<Command['command']>(['person', 'contact', 'yes', 'no', 'chat', 'off', 'noise'])

/** 我电话是…: it is left with these words, and nothing is asked about who may see it. */
const leaves =
  /(?:\b(?:my|the) (?:number|e-?mail|phone|mobile|cell)\b.{0,12}|(?:电话|手机|号码|微信|邮箱).{0,4})(?:［(?:电话|邮箱)已隐藏］|\[(?:phone number|e-mail) hidden\])/iu

/** Nothing beside the contact. */
const leavesIt = (one: Command): boolean =>
  saysNoMore.has(one.command) || (one.command === 'ask' && one.topic === 'privacy' && leaves.test(one.text))

/** What else is asked in a message that leaves a contact with those who are waited for: they are called already. */
export function besideContact(messages: readonly MessageEvent[], commands: readonly Command[] | undefined): Command[] | undefined {
  if (!messages.some(({ text, choice }) => choice === undefined && hidden.test(text)))
    return commands === undefined ? undefined : [...commands]
  const left = commands?.filter(one => !leavesIt(one))
  if (left === undefined || left.length > 0) return left
  const rest = restBeside(messages)
  return rest === undefined ? [...commands!] : [{ command: 'ask', of: 'shop', probability: 1, text: rest, skus: [], slots: {} }]
}

/** "Does anyone even read this", 到底有没有人看啊. */
const calls = /\b(?:does|is|are|will|do) (?:any|some)(?:one|body)\b|有(?:没有)?人(?:在|看|理|管|回|吗|么)/iu

/** 对了七天无理由能退吗 behind 我电话…: what asks in a sentence without the contact. */
const restBeside = (messages: readonly MessageEvent[]): string | undefined =>
  messages
    .flatMap(({ text }) => text.match(/[^。!！?？;；\n]+[。!！?？;；\n]*/gu) ?? [])
    .flatMap(part => part.split(/(?<=［(?:电话|邮箱)已隐藏］|\[(?:phone number|e-mail) hidden\])[\s,，.。]*/u))
    .find(part => !hidden.test(part) && asksSomething(part) && !calls.test(part))
    ?.trim()

/**
 * Whether a message of somebody who waits for a person leaves a number or an address and nothing to be answered: it was thanked for when it was kept, and
 * "Leave a phone number" or "I can't help with that" beneath would take that back.
 */
export function onlyLeavesContact(
  messages: readonly MessageEvent[],
  clauses: readonly Clause[],
  commands: readonly Command[] | undefined,
): boolean {
  if (!messages.some(({ text, choice }) => choice === undefined && hidden.test(text))) return false
  return commands === undefined
    ? restBeside(messages) === undefined || clauses.every(({ text, abstain }) => abstain || !asksSomething(text))
    : commands.every(leavesIt) && restBeside(messages) === undefined
}
