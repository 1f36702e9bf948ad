import type { Need } from './conversation.ts'
import type { Slots } from './slots.ts'

export function withSlots(need: Need, slots: Slots): Need {
  const { category, budget, colour, notColour, size, recipient, quantity } = slots
  const next: Need = {
    ...need,
    ...(category === undefined ? {} : { category }),
    ...(budget === undefined ? {} : { budget }),
    ...(colour === undefined ? {} : { colour }),
    ...(notColour === undefined ? {} : { notColour }),
    ...(size === undefined ? {} : { size }),
    ...(recipient === undefined ? {} : { recipient }),
    ...(quantity === undefined ? {} : { quantity }),
  }
  if (next.colour !== undefined && next.colour === next.notColour) {
    const { colour: _colour, notColour: _not, ...rest } = next
    return colour === undefined ? { ...rest, notColour: next.notColour! } : { ...rest, colour: next.colour }
  }
  return next
}

/** Another kind of product: whom it is for and what may be spent stay, colour and size do not. */
export function keepPerson({ recipient, budget, gift }: Need): Need {
  return {
    ...(recipient === undefined ? {} : { recipient }),
    ...(budget === undefined ? {} : { budget }),
    ...(gift === undefined ? {} : { gift }),
  }
}
