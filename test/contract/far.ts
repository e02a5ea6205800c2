import type { Exchange } from '../../board/virtual/exchange/exchange.ts'
import type { Behaviour } from '../../board/virtual/exchange/subscriber.ts'
import type { Far, FarManner } from './line.ts'

/** 300 ms that no exchange's tone is like. */
const hello = Int16Array.from({ length: 2_400 }, (_, i) => ((i * 7_919) % 16_001) - 8_000)
const behaviours: Readonly<Record<Exclude<FarManner, 'is nobody'>, Behaviour>> = {
  answers: { is: 'person', answersAfterMs: 200, says: hello },
  'is busy': { is: 'busy' },
  'lets it ring': { is: 'no answer' },
}

/** People at numbers of the virtual exchange, for the line that the suite tests. */
export const virtualFar = (exchange: Exchange) => {
  let last = 0
  return (manner: FarManner): Far => {
    last += 1
    const number = `7${String(last).padStart(3, '0')}` // few digits take little time to dial
    if (manner === 'is nobody') return { number, picked: new Promise(() => undefined) }
    const subscriber = exchange.subscribe(number, behaviours[manner])
    const pick = async () => {
      const phone = await subscriber.next()
      await phone.answered
      return { ...phone, heard: () => phone.recording().callee }
    }
    return { number, picked: pick() }
  }
}
