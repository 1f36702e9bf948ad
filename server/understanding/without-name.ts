/** A question without the name of the thing it was asked of ("is the shell waterproof" → "is the waterproof"), to be asked of another. */
export function withoutName(question: string, names: readonly string[]): string {
  const lower = question.toLowerCase()
  const ends = names.flatMap(name => endsOf(name.toLowerCase()))
  const said = ends.filter(end => stands(lower, end)).sort((a, b) => b.length - a.length)[0]
  if (said === undefined) return question
  const at = lower.indexOf(said)
  const rest = `${question.slice(0, at)} ${question.slice(at + said.length)}`.replace(/\s+/g, ' ').trim()
  return /\p{Script=Han}{2}|[a-z]{3}/iu.test(rest) ? rest : question
}

/** What a name begins or ends with, down to a word: 北岭三层冲锋衣 → 冲锋衣. */
function endsOf(name: string): string[] {
  const parts = /\p{Script=Han}/u.test(name) ? [...name] : name.split(/(?<=[ -])/)
  return parts
    .flatMap((_part, at) => [
      parts.slice(at).join(''),
      parts
        .slice(0, at + 1)
        .join('')
        .trim(),
    ])
    .filter(isWord)
}

const isWord = (part: string): boolean => (/\p{Script=Han}/u.test(part) ? part.length > 1 : part.length > 3)

function stands(text: string, part: string): boolean {
  const at = text.indexOf(part)
  const isLetter = (character: string | undefined) => character !== undefined && /[a-z]/.test(character)
  return at >= 0 && (/\p{Script=Han}/u.test(part) || !(isLetter(text[at - 1]) || isLetter(text[at + part.length])))
}
