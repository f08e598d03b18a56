/** `--attach FILE`: a scan or photo that goes into the store with what is recorded. */
import { type ReadFile, readFileToAttach } from '../../services/attaching.ts';
import type { Context } from '../context.ts';
import type { Field } from '../describe.ts';
import { sourceOf } from '../source.ts';

export const ATTACH = {
  kind: 'file',
  value: 'FILE',
  complete: 'file',
  about: { zh: '附上文件（扫描、照片），- 为标准输入', en: 'attach a file (scan, photo); - is stdin' },
} as const satisfies Field;

/** The file that is named, read; nothing where none is. */
export async function fileToAttach(context: Context, file: string | undefined): Promise<ReadFile | undefined> {
  if (file === undefined) return undefined;
  return readFileToAttach(context.store.db, await sourceOf(context, file));
}
