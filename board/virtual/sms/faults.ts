/** How the next AT+CMGS ends. */
export type SendFault =
  /** Refused with this +CMS error; nothing went out. */
  | { readonly cms: number }
  /** Says a network time-out in words after 60 s, as A7672 does; it went out or not. */
  | { readonly networkTimeout: true; readonly isTaken: boolean }
  /** Answers nothing whatever for 90 s; it went out or not. */
  | { readonly silence: true; readonly isTaken: boolean }
  /** Refused in place of the prompt. */
  | { readonly noPrompt: number }
  /** In the state of a prompt without having said so: only ESC gets it out. */
  | { readonly mutePrompt: true }

/** What may be wrong with a modem's text messages; to be changed at any time. */
export interface SmsFaults {
  /** How many more SMS commands are refused with SIM busy (314). */
  simBusy: number
  /** Taken from the front, one per AT+CMGS. */
  sends: SendFault[]
  /** +CMTI comes with the index -1. */
  isIndexLost: boolean
  /** +CMTI and +CDSI do not come at all. */
  isNoticeLost: boolean
  /** Listed by AT+CNMI=? and refused when set (oFono's note on SIMCom). */
  cnmiRefused: readonly string[]
  /** What AT+CNMI=? answers. */
  cnmi: string
  /** Messages a storage holds. */
  capacity: number
}

export const noSmsFaults = (): SmsFaults => ({
  simBusy: 0,
  sends: [],
  isIndexLost: false,
  isNoticeLost: false,
  cnmiRefused: [],
  cnmi: '(0,1,2),(0,1,2,3),(0,2),(0,1,2),(0,1)',
  capacity: 23,
})
