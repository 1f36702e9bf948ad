/** What can be done where nothing in particular was asked for. */
export const arms = ['plain', 'ask_need', 'bestsellers', 'help_decide', 'coupon'] as const
/** `plain`: what was asked is answered and no more; where nothing was, nothing is said. */
export type Arm = (typeof arms)[number]

/** What is known of a shopper at a moment of choice, each 0 … 1. */
export const features = [
  'returning',
  'phone',
  'from_ad',
  'need_known',
  'looked_around',
  'comparing',
  'bargain',
  'gift',
  'doubts',
  'hesitating',
  'in_cart',
  'talked',
] as const
export type Feature = (typeof features)[number]
export type Moment = Readonly<Record<Feature, number>>

/** A one for what all shoppers have in common, and the features in their order. */
export const toVector = (moment: Moment): number[] => [1, ...features.map(feature => moment[feature])]
