import { createSpoken, spellingOf } from '../spoken.ts'

/**
 * How Eastern Armenian sounds; the aspirated stops are written as the plain ones, from which recognisers hardly tell them.
 * Source: J. Dum-Tragut, Armenian: Modern Eastern Armenian (2009), 1.1-1.2; checked against espeak-ng in
 * test/unit/language/sounds.test.ts.
 */
export const spoken = createSpoken(
  spellingOf(`
    ու u
    (?<!\\p{L})և jev
    (?<!\\p{L})եւ jev
    (?:և|եւ) ev
    (?<!\\p{L})ո(?!վ) vo
    (?<!\\p{L})ե je
    ա a
    բ b
    գ ɡ
    դ d
    [եէ] e
    զ z
    ը ə
    [թտ] t
    ժ ʒ
    ի i
    լ l
    խ x
    [ծց] ʦ
    [կք] k
    հ h
    ձ ʣ
    ղ ɣ
    [ճչ] ʧ
    մ m
    յ j
    ն n
    շ ʃ
    [ոօ] o
    [պփ] p
    ջ ʤ
    [ռր] r
    ս s
    [վւ] v
    ֆ f`),
)

/** Words of days and hours in the forms that are heard and not said by us. */
export const words: readonly string[] =
  `երկուշաբթի երեքշաբթի չորեքշաբթի հինգշաբթի ուրբաթ շաբաթ կիրակի երկուշաբթիին ուրբաթին շաբաթվա այսօր վաղը երեկ հունվար փետրվար
 մարտ ապրիլ մայիս հունիս հուլիս օգոստոս սեպտեմբեր հոկտեմբեր նոյեմբեր դեկտեմբեր հունվարին փետրվարին մարտին ապրիլին մայիսին
 հունիսին հուլիսին օգոստոսին սեպտեմբերին հոկտեմբերին նոյեմբերին դեկտեմբերին շաբաթը շաբաթից ամիս ամսի ամսին օրը օրվա ժամը ժամին
 առավոտյան երեկոյան ցերեկը կեսօրին կեսօրից հետո առաջ մինչև միջև հաջորդ եկող առաջին երկրորդ երրորդ չորրորդ հինգերորդ ավելի ուշ շուտ
 կես քառորդ պակաս անց թվականի թվական թիվ`.split(/\s+/)
