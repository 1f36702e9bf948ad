import { policyTopics } from './lexicon.ts'
import { containsWord } from './options.ts'

/** Whether a file of this name is about a topic: by its own name or by a word for it, as in `return-policy` or 退换货说明. */
export function topicMatches(fileTopic: string, topic: string): boolean {
  if (plain(fileTopic) === plain(topic)) return true
  // A file that carries another topic's exact name is about that one.
  if (Object.keys(policyTopics).some(name => plain(name) === plain(fileTopic))) return false
  return mentionsTopic(plain(fileTopic), topic)
}

export function mentionsTopic(text: string, topic: string): boolean {
  const lower = text.toLowerCase()
  const words = Object.hasOwn(policyTopics, topic) ? policyTopics[topic] : undefined
  if (words === undefined) return false
  return [...words.zh, ...words.en].some(word => containsWord(lower, word) || containsWord(lower, `${word}s`))
}

/** Whether a text says by a word for it which topic it is about. */
export const namesTopic = (text: string): boolean => Object.keys(policyTopics).some(topic => mentionsTopic(text, topic))

const plain = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
