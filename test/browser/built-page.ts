import { type RollupOptions, rollup } from 'rollup'

const config = new URL('../../rollup.config.js', import.meta.url).href

/** Builds the page as the product builds it, into this folder. */
export const buildPage = async (folder: string): Promise<void> => {
  const { pageBuild } = (await import(config)) as { pageBuild: (dir: string) => RollupOptions }
  const page = pageBuild(folder)
  await using bundle = await rollup(page)
  for (const output of [page.output].flat()) if (output) await bundle.write(output)
}
