import type { Clinic } from '../clinic/clinic.ts'
import { readClinicFile } from '../config/clinic-file.ts'
import type { Places } from '../config/places.ts'
import { readText } from '../config/text-file.ts'
import type { Shop } from '../desk/speaker.ts'
import { prepare } from '../desk/understand/names.ts'
import { Fault } from '../fault/fault.ts'
import type { Language } from '../language/language.ts'
import { packs, packsIn, variantOf } from '../language/packs.ts'
import { createTexts, fixedIds, type Texts } from '../language/texts.ts'

/** A sentence that never changes. */
export interface Fixed {
  readonly language: Language
  readonly text: string
}

export interface OpenShop extends Shop {
  /** Worth rendering before anyone calls. */
  readonly fixed: readonly Fixed[]
  /** For the people of the clinic, in its first language. */
  readonly reportTexts: Texts
}

/**
 * The desk's shop for a clinic file: the clinic and the languages it is served in.
 * @throws FILE_UNREADABLE, CONFIG_INVALID naming line and path of every fault
 */
export const openShop = async (
  clinicFile: string,
  { prompts, reportTexts }: Pick<Places, 'prompts' | 'reportTexts'>,
): Promise<OpenShop> => {
  const clinic: Clinic = readClinicFile(await readText(clinicFile), clinicFile)
  const unspoken = clinic.languages.filter(code => !packs.has(code))
  if (unspoken.length > 0) {
    const known = [...packs.keys()].join(', ')
    throw new Fault('CONFIG_INVALID', {
      file: clinicFile,
      at: [`languages: the desk does not speak ${unspoken.join(', ')} yet; it speaks ${known}`],
    })
  }
  const languages = await Promise.all(
    clinic.languages.map(async language => {
      const ftl = await readText(prompts(language))
      const variant = variantOf(language, clinic.variant)
      const text = createTexts(language, ftl, variant ? await readText(prompts(language, variant)) : '')
      return { language, text, fixed: fixedIds(ftl).map(id => ({ language, text: text(id) })) }
    }),
  )
  const spoken = packsIn(clinic.variant)
  prepare(clinic, spoken)
  const [first] = clinic.languages
  return {
    clinic,
    reportTexts: createTexts(first, await readText(reportTexts(first)), '', `language/${first}/report.ftl`),
    packs: spoken,
    texts: new Map(languages.map(({ language, text }) => [language, text])),
    fixed: languages.flatMap(({ fixed }) => fixed),
  }
}
