/** Writes the published JSON Schema of the clinic file: `node tools/clinic-schema.ts`. */
import { writeFileSync } from 'node:fs'
import { clinicSchemaDocument } from '../firmware/config/clinic-schema.ts'

const file = new URL('../firmware/config/clinic.schema.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(clinicSchemaDocument, null, 2)}\n`)
