// Keeps files that were sent until their import ends, each in a folder of its own so that it keeps its name.
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { newId } from '../../platform/id.ts'

const folderOf = (waiting: string): string => join(tmpdir(), 'slagvaardig-uploads', waiting)

/** Puts a file aside for a job; gives the name to ask for it by, and the file's own name without odd characters. */
export async function putAside(file: File): Promise<{ waiting: string; name: string }> {
  const waiting = newId()
  const name = file.name.replace(/[^\w. -]/g, '-').replace(/^\.+/, '').slice(-200) || 'bestand'
  await mkdir(folderOf(waiting), { recursive: true, mode: 0o700 })
  await pipeline(Readable.fromWeb(file.stream() as never), createWriteStream(join(folderOf(waiting), name)))
  return { waiting, name }
}

/** Where a waiting file is; undefined when it is not there any more. */
export async function waitingFile(waiting: string): Promise<string | undefined> {
  const [name] = await readdir(folderOf(waiting)).catch(() => [])
  return name && join(folderOf(waiting), name)
}

export const throwAway = (waiting: string): Promise<void> => rm(folderOf(waiting), { recursive: true, force: true })

/** The files that wait, and since when: what an import that broke off may have left behind. */
export async function forgottenFiles(): Promise<{ id: string; since: Date }[]> {
  const folders = await readdir(folderOf('')).catch(() => [])
  return Promise.all(folders.map(async (id) => ({ id, since: (await stat(folderOf(id))).mtime })))
}
