import { Command } from 'commander'
import {
  add,
  list,
  remove,
  verify,
  type AddOptions,
  type ListOptions,
  type Options,
} from '../models/actions.ts'
import { defaultWorld, openShelf, type ModelsWorld } from '../models/world.ts'

const collect = (value: string, before: readonly string[] = []) => [...before, value]

/** One subcommand with the options that all share. */
const subcommand = (name: string, world: ModelsWorld, what: string, examples: string): Command =>
  new Command(name)
    .description(what)
    .option('--folder <dir>', 'where models are installed (RAGELIS_MODELS changes the default)', world.folder)
    .option('--json', 'print the result as JSON; progress stays on stderr')
    .addHelpText('after', `\nExamples:\n${examples}`)
    .showHelpAfterError(`(more: ragelis models ${name} --help)`)
    .exitOverride()

const addHelp = `  ragelis models add whisper-base-q5_1
  ragelis models add piper-uk-lada --from /media/usb
  ragelis models add piper-uk-lada --trust HASH,HASH
  ragelis models add whisper-base-q5_1 --url https://mirror.example/models/

A download that breaks off goes on where it stopped, also after a restart: run the same command again.
Nothing is installed unless every file has the sha256 that the catalogue names. A file that has another is put aside
as NAME.refused. Where the catalogue names none, the hash is shown and nothing is installed until you repeat the
command with --trust; what was fetched is kept meanwhile.
--from takes the files from a folder by their names (ragelis models list --json shows them): fetch them on another
machine and bring them on a USB stick.`

const listCommand = (world: ModelsWorld): Command =>
  subcommand(
    'list',
    world,
    'show the models: size, languages, licence and state',
    '  ragelis models list --notes',
  )
    .option('--notes', 'also what each is good for, and its model card')
    .action(async (options: ListOptions) => list(await openShelf(world, options.folder), options))

const addCommand = (world: ModelsWorld): Command =>
  subcommand('add', world, 'download models, or take them from a folder, and install them', addHelp)
    .argument('<id...>', 'names from ragelis models list')
    .option('--from <dir>', 'take the files from this folder instead, for example a USB stick')
    .option('--trust <sha256>', 'install files that have this hash; several with commas', collect)
    .option('--url <base>', 'fetch the files from this address instead, each by its name (a mirror)')
    .action(async (ids: readonly string[], options: AddOptions) =>
      add(await openShelf(world, options.folder), ids, options),
    )

const verifyHelp = `  ragelis models verify
  ragelis models verify whisper-base-q5_1 || ragelis models add whisper-base-q5_1`

const verifyCommand = (world: ModelsWorld): Command =>
  subcommand(
    'verify',
    world,
    'read every installed file again and compare its sha256; exits 1 if one is damaged',
    verifyHelp,
  )
    .argument('[id...]', 'only these')
    .action(async (ids: readonly string[], options: Options) =>
      verify(await openShelf(world, options.folder), ids, options),
    )

const removeCommand = (world: ModelsWorld): Command =>
  subcommand(
    'remove',
    world,
    'take installed models away, without asking',
    '  ragelis models remove whisper-tiny-q5_1',
  )
    .argument('<id...>', 'names from ragelis models list')
    .action(async (ids: readonly string[], options: Options) =>
      remove(await openShelf(world, options.folder), ids, options),
    )

/**
 * `ragelis models`. Actions throw Fault (USAGE is wrong usage, exit code 2; others 1), and wrong options a
 * CommanderError; `verify` sets the exit code 1 by itself. What is not given of the world is the process's own.
 */
export const modelsCommand = (part: Partial<ModelsWorld> = {}): Command => {
  const world = { ...defaultWorld(), ...part }
  return new Command('models')
    .description('list, add, verify and remove the models the box hears and speaks with')
    .exitOverride()
    .showHelpAfterError('(more: ragelis models --help)')
    .addHelpText('after', '\nStart with: ragelis models list --notes')
    .addCommand(listCommand(world))
    .addCommand(addCommand(world))
    .addCommand(verifyCommand(world))
    .addCommand(removeCommand(world))
}
