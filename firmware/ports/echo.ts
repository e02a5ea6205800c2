import type { Frame } from '../audio/frame.ts'

/** How the echo of one call went; levels are of our own voice, while it sounded. */
export interface EchoCounts {
  /** From saying it to hearing the strongest of it, ms; null while there is no echo. Includes what the host keeps in store. */
  readonly echoDelayMs: number | null
  /** How much weaker the line brings it back; null while there is no echo. Echo return loss, ITU-T G.168. */
  readonly erlDb: number | null
  /** How much weaker still it is once cleaned. Echo return loss enhancement, ITU-T G.168. */
  readonly erleDb: number | null
  /** How often the echo began to come at another time. */
  readonly echoMoved: number
}

/** Takes our own voice out of what one call brings. Disposing it ends that: from then on it changes nothing. */
export interface EchoCanceller extends AsyncDisposable {
  /** Told of each frame as it goes to the device, silence too, in order. */
  played(frame: Frame): void
  /** The next frame of the line, with our voice taken out. Where there is an echo it comes 20 ms later, else as it is. */
  clean(frame: Frame): Frame
  counts(): EchoCounts
}

/** The echo control of one line; a call begins with what the one before learned. Disposing it gives its memory back. */
export interface EchoControl extends AsyncDisposable {
  begin(): EchoCanceller
}
