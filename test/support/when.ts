/** What `look` finds, now or later. It polls: neither a database nor another process tells when it has changed. */
export async function when<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
