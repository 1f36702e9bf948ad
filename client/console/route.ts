import { talkPrefix as prefix } from '../staff/talk-address.ts'

/** The open conversation is in the address: a reload and the browser's back button know it. An id opens nothing without a sign-in. */
export const route = {
  read(): string | undefined {
    return location.hash.startsWith(prefix) ? decodeURIComponent(location.hash.slice(prefix.length)) : undefined
  },
  write(conversation: string | undefined): void {
    if (conversation === route.read()) return
    const address = conversation === undefined ? location.pathname : prefix + encodeURIComponent(conversation)
    // From one conversation to another the way back still leads to the list.
    if (route.read() === undefined) history.pushState(null, '', address)
    else history.replaceState(null, '', address)
  },
}
