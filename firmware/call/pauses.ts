/** Ms. Each with where it comes from. */
export const pauses = {
  /** Silence after which recognition starts on trial: speech pauses inside words end well before it. */
  guess: 200,
  /** Silence that ends a turn, by what the words so far are worth. */
  complete: 300,
  open: 700,
  partial: 1_500,
  /** Voice that counts as speech while we listen, and while we speak. */
  onset: 60,
  bargeIn: 120,
  /** Kept from before the voice was noticed. */
  leadIn: 300,
  /** Less voice than this, with no words in it, was a cough or a door. */
  noise: 300,
  longest: 25_000,
} as const
