import { openRegister } from './register.ts'
import type { Station } from './station.ts'
import type { CallEnd, IncomingCall } from './terminal.ts'

/** What an exchange makes of a hook flash on an analogue line; to be changed at any time. */
export interface FlashService {
  /**
   * Nothing; or a tone and then a digit of 3GPP TS 22.030 §6.5.5 when there are two calls; or as a switchboard does it: the other
   * of the two; or as in North America: all three, and at the next the first alone.
   */
  is: 'ignored' | 'digits' | 'switchboard' | 'three-way'
  /** What becomes of two calls when the line goes on the hook. One that is parked alone rings back. */
  onHook: 'transfers' | 'rings back'
}

export interface LoopOptions {
  readonly station: Station
  readonly service: FlashService
  /** From here on the terminal has this call as well; nobody tells it more than it hears. */
  readonly dial: (number: string) => CallEnd
  readonly isNumber: (digits: string) => boolean
  readonly ringEveryMs: number
}

/** A subscriber's loop: whom it has, and whom it has parked behind a hook flash. */
export interface Loop {
  /** This call is on the loop from here on. */
  readonly take: (call: CallEnd) => void
  /** The call is over. True when it was the one that is heard. */
  readonly lose: (call: CallEnd) => boolean
  /** The hook was pressed for a moment. True when a dial tone is played now. */
  readonly flash: () => boolean
  /** On the hook. */
  readonly rest: () => void
}

export const createLoop = (options: LoopOptions): Loop => {
  const { station, service, dial, isNumber } = options
  let here: CallEnd | undefined
  let parked: CallEnd | undefined
  let isJoined = false
  let register: { readonly close: () => void } | undefined

  const closeRegister = () => {
    register?.close()
    register = undefined
  }
  const park = () => {
    here?.hold()
    ;[here, parked] = [undefined, here]
  }
  const swap = () => {
    ;[here, parked] = [parked, here]
    parked?.hold()
    here?.resume()
  }
  const dropHere = () => {
    here?.release()
    isJoined = false
    ;[here, parked] = [parked, undefined]
    here?.resume()
  }
  const dropParked = () => {
    parked?.release()
    parked = undefined
    here?.resume()
  }
  const join = () => {
    here?.resume()
    parked?.resume()
    isJoined = true
  }
  const transfer = (): boolean => {
    if (!here || !parked || !here.transferTo(parked)) return false
    here = parked = undefined
    isJoined = false
    return true
  }
  const services: Readonly<Record<string, () => unknown>> = {
    '0': dropParked,
    '1': dropHere,
    '2': swap,
    '3': () => (here?.isUp() ? join() : undefined),
    '4': transfer,
  }
  const open = (isWhole: (digits: string) => boolean, dialled: (digits: string | null) => void) => {
    closeRegister()
    const tone = station.tones.dial()
    register = openRegister({
      station,
      tone,
      isWhole,
      dialled: digits => {
        register = undefined
        dialled(digits)
      },
    })
    return true
  }
  const consult = () => {
    park()
    return open(isNumber, digits => (digits === null ? swap() : (here = dial(digits))))
  }
  const ask = () => {
    here?.hold()
    return open(
      digits => digits.length > 0,
      digits => {
        here?.resume()
        services[digits ?? '']?.()
      },
    )
  }
  const flashWithTwo = (): boolean => {
    if (service.is === 'digits') return ask()
    if (!here?.isUp()) dropHere()
    else if (service.is === 'switchboard') swap()
    else if (isJoined) dropHere()
    else join()
    return false
  }
  const flash = (): boolean => {
    if (service.is === 'ignored' || (!here && !parked)) return false
    if (register) {
      closeRegister()
      if (here) here.resume()
      else swap()
      return false
    }
    if (here && parked) return flashWithTwo()
    if (here) return here.isUp() && consult()
    swap()
    return false
  }
  /** The bell, for somebody who is parked and has nobody to talk to. */
  const ringBack = (call: CallEnd) => {
    const { terminal, clock } = station
    const { release: hangUp } = call
    const over = new AbortController()
    const release = () => {
      over.abort()
      hangUp()
    }
    const answer = () => {
      over.abort()
      call.resume()
    }
    const back: IncomingCall = Object.assign(call, { from: null, answer, release })
    if (!terminal.offer(back)) return release()
    void (async () => {
      while (!over.signal.aborted && call.isUp()) {
        terminal.ring(back)
        await clock.sleep(options.ringEveryMs, over.signal).catch(() => undefined)
      }
    })()
  }
  const rest = () => {
    closeRegister()
    const isPutThrough = service.onHook === 'transfers' && here?.isUp() && transfer()
    const [last, waiting] = [here, isJoined ? undefined : parked]
    if (isJoined) parked?.release()
    here = parked = undefined
    isJoined = false
    last?.release()
    if (!isPutThrough && waiting?.isUp()) queueMicrotask(() => ringBack(waiting))
    else waiting?.release()
  }
  return {
    take: call => void (here = call),
    lose: call => call === here,
    flash,
    rest,
  }
}
