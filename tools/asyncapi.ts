/** Writes firmware/sync/asyncapi.json from the schemas: `node tools/asyncapi.ts`. A unit test says when it is due. */
import { writeFile } from 'node:fs/promises'
import { format, resolveConfig } from 'prettier'
import { asyncapi } from '../firmware/sync/asyncapi.ts'

const path = new URL('../firmware/sync/asyncapi.json', import.meta.url).pathname
const style = await resolveConfig(path)
await writeFile(path, await format(JSON.stringify(asyncapi()), { ...style, filepath: path }))
