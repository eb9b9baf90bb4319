import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DemoOptionError } from './demo-options';

const MARK = '.cchc-demo';

/** @returns what lies in the folder. @throws DemoOptionError when it is neither empty nor an earlier demonstration */
export async function contentOf(dir: string): Promise<readonly string[]> {
  const folder = resolve(dir);
  const names = existsSync(folder) ? await readdir(folder).catch(() => null) : [];
  if (names === null) throw new DemoOptionError(`--dir: "${dir}" không phải là thư mục.`);
  if (names.length > 0 && !names.includes(MARK)) {
    throw new DemoOptionError(`--dir: "${dir}" đã có nội dung khác, không phải bản trình diễn trước. Hãy chọn thư mục trống.`);
  }
  return names;
}

/** Empties the folder of an earlier demonstration, or makes a new one. Anything else that is not empty is refused untouched. */
export async function freshFolder(dir: string): Promise<string> {
  const folder = resolve(dir);
  for (const name of await contentOf(dir)) await rm(join(folder, name), { recursive: true, force: true });
  await mkdir(join(folder, 'out'), { recursive: true });
  await writeFile(join(folder, MARK), 'Bản trình diễn: chạy lại sẽ thay thế.\n');
  return folder;
}
