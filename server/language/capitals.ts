export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** "Running shoes" in the middle of a sentence; "T-shirts", "LED lamps" and "USB" keep their capitals. */
export function inSentence(label: string): string {
  const [first = '', second = ''] = label
  return first !== first.toLowerCase() && second !== second.toUpperCase() ? lowerFirst(label) : label
}
