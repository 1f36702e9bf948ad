/** A question without the name of the thing it was asked of ("is the shell waterproof" → "is the waterproof"), to be asked of another. */
export function withoutName(question: string, names: readonly string[]): string {
  const ends = names.flatMap(name => endsOf(name.toLowerCase())).sort((a, b) => b.length - a.length)
  const rest = ends.reduce((left, end) => without(left, end), question)
  if (asksAnything(rest)) return rest
  // "Is the throw linen" of a linen throw: what stands first is the name.
  const lower = question.toLowerCase()
  const [first] = ends.filter(end => stands(lower, end)).sort((a, b) => lower.indexOf(a) - lower.indexOf(b))
  const one = first === undefined ? question : without(question, first)
  return asksAnything(one) ? one : question
}

/** More than what any question has. */
const asksAnything = (text: string): boolean =>
  /\p{Script=Han}{2}|[a-z]{3}/iu.test(text.replace(/\b(?:is|are|was|does|do|the|it|its|and|any|one)\b|[是的吗呢有没了吧]/giu, ' '))

function without(question: string, end: string): string {
  const lower = question.toLowerCase()
  if (!stands(lower, end)) return question
  const at = lower.indexOf(end)
  return `${question.slice(0, at)} ${question.slice(at + end.length)}`.replace(/\s+/g, ' ').trim()
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
