import { distance } from 'fastest-levenshtein'

/** Beyond this many characters two lines need no finer comparing. */
const longest = 300

/** Letters and digits alone, without case or width: "有货吗？" and "有货 吗" are one text. A text without any stays as it is. */
export function foldText(text: string): string {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
  return folded === '' ? text.trim() : folded
}

/** Levenshtein's distance of two folded texts as a share of the longer: 0 for the same, 1 for nothing in common. */
export function textDistance(one: string, other: string): number {
  const [a, b] = [one.slice(0, longest), other.slice(0, longest)]
  return distance(a, b) / Math.max(1, a.length, b.length)
}
