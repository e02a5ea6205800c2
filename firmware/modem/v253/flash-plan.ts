/** Pressed one after the other: the hook alone (''), or the hook and then a digit. */
export type Presses = readonly string[]

/**
 * What an exchange makes of a hook flash once there are two calls. With one call all do the same: it is parked, and a dial tone
 * asks for a number. Null: it cannot be had.
 */
export interface FlashPlan {
  /** The parked one back, while the other has not answered or has gone. */
  readonly back: Presses
  /** The same, and the other is hung up. */
  readonly drop: Presses | null
  /** The parked one is hung up. */
  readonly dropParked: Presses | null
  readonly swap: Presses | null
  readonly join: Presses | null
  /** Connects the two others and leaves. */
  readonly transfer: Presses | 'on hook' | null
}

/** By the name that the settings have for it. */
export const flashPlans = {
  /** Public exchanges and switchboards of Europe: the digits are those that cellular networks took over. Source: 3GPP TS 22.030 §6.5.5 */
  digits: { back: ['1'], drop: ['1'], dropParked: ['0'], swap: ['2'], join: ['3'], transfer: ['4'] },
  /** The hook alone goes from one to the other; who hangs up with two calls connects them. Nothing hangs up one of two. */
  switchboard: { back: [''], drop: null, dropParked: null, swap: [''], join: null, transfer: 'on hook' },
  /** North America: the second flash makes one conversation of all three, the third drops the last. */
  'three-way': {
    back: [''],
    drop: ['', ''],
    dropParked: null,
    swap: null,
    join: [''],
    transfer: 'on hook',
  },
} as const satisfies Record<string, FlashPlan>

export type FlashPlanName = keyof typeof flashPlans

/** What calls have shown of an exchange: it tells nobody what it can do. Null: not tried yet. */
export interface FlashMemory {
  /** A flash parks, and a dial tone follows. */
  works: boolean | null
  /** Who hangs up with two calls connects them; else the exchange rings back. */
  transfers: boolean | null
  /** When two were put through last, by the clock of the line. */
  putThroughMs: number | null
}
export const noFlashMemory = (): FlashMemory => ({ works: null, transfers: null, putThroughMs: null })
