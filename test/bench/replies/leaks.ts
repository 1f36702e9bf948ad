import { planSpec } from '../../../prompts/plan-spec.ts'
import type { Language } from '../../../server/wire.ts'
import { withoutFacts } from '../../support/unfounded.ts'

const wordsInARow = 6

/**
 * Looks for what an engine was told, in a finished reply without its facts: brackets of a plan, its lines and names, words of an instruction.
 * Shares nothing with the guard. Returns what should not be there.
 */
export function leaked(reply: string, facts: readonly string[], instructions: string): string | undefined {
  const rest = withoutFacts(reply, facts)
  const written = /\[[a-z_]+\d*\]|[⟦⟧{}]|\s\|\s|\b[a-z_]+=[a-z_]+\b/.exec(rest)
  if (written !== null) return written[0]
  const name = Object.keys(planSpec.acts).find(act => act.includes('_') && rest.includes(act))
  if (name !== undefined) return name
  const told = ` ${wordsOf(instructions).join(' ')} `
  const words = wordsOf(rest)
  for (let at = 0; at + wordsInARow <= words.length; at++) {
    const row = words.slice(at, at + wordsInARow).join(' ')
    if (told.includes(` ${row} `)) return row
  }
  return undefined
}

/** What is in letters of the other language, without its facts; "AI" is said in both. */
export function inOtherLanguage(reply: string, facts: readonly string[], language: Language): string | undefined {
  const rest = withoutFacts(reply, facts)
  return (language === 'zh' ? rest.replace(/\bAI\b/g, '').match(/\p{Script=Latin}+/u) : rest.match(/\p{Script=Han}+/u))?.[0]
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []
}
