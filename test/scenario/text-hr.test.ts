import t from 'tap'
import { playTexts } from './texts.ts'

await playTexts(t, 'hr')
