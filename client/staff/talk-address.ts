/** What follows the console's address where a conversation is open. */
export const talkPrefix = '#c='

export const talkAddress = (conversation: string): string => `/console${talkPrefix}${encodeURIComponent(conversation)}`
