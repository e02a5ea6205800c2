import { cellularBench, ec25, generic, sim7600 } from './cellular.ts'
import type { Bench, Road } from './bench.ts'
import { v253Bench } from './v253.ts'

/** Every device, anew for each soak: what one keeps without power is its own. */
export const devices: Readonly<Record<string, (road: Road) => Bench>> = {
  'SIM7600 LE20B02': road => cellularBench(sim7600('LE20B02SIM7600M22'), road),
  'SIM7600 V2': road => cellularBench(sim7600('SIM7600M21-A_V2.0.2'), road),
  'SIM7600 that tires': road => cellularBench(sim7600('LE20B05SIM7600M21-A_250919'), road),
  'EC25 by ccinfo': road => cellularBench(ec25('tells by ccinfo'), road),
  'EC25 by DSCI': road => cellularBench(ec25('tells by DSCI'), road),
  'EC25 by its list': road => cellularBench(ec25('tells nothing'), road),
  CX93010: road => v253Bench('CX93010', road),
  USR5637: road => v253Bench('USR5637', road),
  generic: road => cellularBench(generic(), road),
}
