/** Whether the shop's own pages tell it: its hotline or address is nobody's secret. */
export function isPublished(stretch: string, texts: Iterable<string>): boolean {
  const told = compact(stretch)
  if (told === '') return false
  for (const text of texts) if (compact(text).includes(told)) return true
  return false
}

const compact = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@]/gu, '')
