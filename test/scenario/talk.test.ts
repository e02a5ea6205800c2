import t from 'tap'
import { playFolder } from './texts.ts'

/** Six conversations of a kind in each of three languages, as people really speak. */
await playFolder(t, 'talk', 18)
