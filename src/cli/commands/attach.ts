import { refuse } from '../../domain/errors.ts';
import { ATTACHED } from '../../domain/judging.ts';
import {
  ATTACHED_FILE,
  type AttachedFile,
  attach as attachFile,
  attachmentContent,
  listAttachments,
} from '../../services/attaching.ts';
import { type Description, outcome, rows } from '../describe.ts';
import { writeFileWhole, writeStream } from '../present/output.ts';
import { fileToAttach } from './attach-option.ts';

const ofWhat = ({ number, slip }: AttachedFile): string => number ?? slip ?? '';

const attach = outcome({
  name: 'attach',
  group: 'daily',
  writes: true,
  duty: 'custody',
  summary: { zh: '给样品或单据附上文件', en: 'attach a file to a sample or a slip' },
  details: {
    zh: '扫描件和照片存进库里，按内容认定类型，取出时一个字节不差。大小上限见设置 attachments.max_mb。',
    en: 'Scans and photos go into the store, are known by their content, and come out byte for byte. The setting attachments.max_mb limits their size.',
  },
  arguments: {
    target: {
      kind: 'code',
      value: 'NUMBER|SLIP',
      required: true,
      complete: 'sample',
      about: { zh: '样品编号或单据号', en: 'number of the sample or the slip' },
    },
    file: { kind: 'file', value: 'FILE', required: true, complete: 'file', about: { zh: '文件', en: 'the file' } },
  },
  examples: [
    { line: 'samples attach R26-000041 scan.pdf', about: { zh: '签字单的扫描件', en: 'the scan of a signed slip' } },
  ],
  result: ATTACHED_FILE,
  async run(context, { target, file }) {
    const read = await fileToAttach(context, file);
    return attachFile(context.acting(), { target, file: read! });
  },
  say: {
    zh: (result, would) => [
      `${would ? '将把' : '已把'} ${result.name}（${result.type}，${result.size} 字节）附到 ${ofWhat(result)}，附件号 ${result.attachment}。`,
      `下一步：取出 samples attachments get ${result.attachment} --out 文件`,
    ],
    en: (result, would) => [
      `${would ? 'Would attach' : 'Attached'} ${result.name} (${result.type}, ${result.size} bytes) to ${ofWhat(result)} as ${result.attachment}.`,
      `Next: get it back with samples attachments get ${result.attachment} --out FILE`,
    ],
  },
});

const attachmentsList = rows({
  name: 'attachments list',
  group: 'find',
  duty: 'read',
  summary: { zh: '附件一览', en: 'list attachments' },
  arguments: {
    target: {
      kind: 'code',
      value: 'NUMBER|SLIP',
      complete: 'sample',
      about: { zh: '只看这个样品或单据的', en: 'of one sample or slip' },
    },
  },
  examples: [{ line: 'samples attachments list R26-000041', about: { zh: '一张单据的附件', en: 'those of a slip' } }],
  columns: [
    { key: 'attachment', heading: { zh: '附件号', en: 'Attachment' }, type: 'integer', keep: 0 },
    { key: 'number', heading: { zh: '样品编号', en: 'Sample' }, type: 'code', keep: 1 },
    { key: 'slip', heading: { zh: '单据', en: 'Slip' }, type: 'code', keep: 1 },
    { key: 'name', heading: { zh: '文件名', en: 'File' }, type: 'text', keep: 1 },
    { key: 'type', heading: { zh: '类型', en: 'Type' }, type: 'code', keep: 4 },
    { key: 'size', heading: { zh: '字节', en: 'Bytes' }, type: 'integer', keep: 4 },
    { key: 'about', heading: { zh: '关于', en: 'About' }, type: 'code', keep: 5, values: ATTACHED },
    { key: 'attached_on', heading: { zh: '附上日期', en: 'Attached' }, type: 'day', keep: 5 },
    { key: 'sha256', heading: { zh: '散列值', en: 'SHA-256' }, type: 'code', keep: 9, detail: true },
  ],
  empty: { zh: '没有附件。', en: 'Nothing is attached.' },
  async run(context, { target }) {
    return listAttachments(context.acting(), target);
  },
});

const attachmentsGet = outcome({
  name: 'attachments get',
  group: 'find',
  duty: 'read',
  summary: { zh: '取出附件', en: 'get an attachment out of the store' },
  arguments: {
    attachment: { kind: 'integer', value: 'ID', required: true, about: { zh: '附件号', en: 'its number' } },
  },
  options: {
    out: {
      kind: 'file',
      value: 'FILE',
      required: true,
      complete: 'file',
      about: { zh: '写入文件（- 为标准输出）', en: 'write to a file (- is stdout)' },
    },
    force: { kind: 'flag', about: { zh: '覆盖已有文件', en: 'overwrite an existing file' } },
  },
  examples: [
    { line: 'samples attachments get 7 --out scan.pdf', about: { zh: '写成文件', en: 'into a file' } },
    { line: 'samples attachments get 7 --out - > scan.pdf', about: { zh: '写到标准输出', en: 'to stdout' } },
  ],
  result: ATTACHED_FILE,
  async run(context, { attachment, out, force }) {
    const { bytes, ...facts } = await attachmentContent(context.acting(), attachment);
    if (out !== '-') {
      await writeFileWhole(out, [bytes], { force });
      return facts;
    }
    if (context.flags.format !== undefined) refuse('conflicting_options', { options: ['--out -', '--format'] });
    await writeStream(context.surroundings.stdout, [bytes]);
    // The content is all that stdout holds.
    context.flags = { ...context.flags, quiet: true };
    return facts;
  },
  say: {
    zh: (result) => [`附件 ${result.attachment}（${ofWhat(result)}）：${result.name}，${result.size} 字节，已写出。`],
    en: (result) => [
      `Attachment ${result.attachment} (${ofWhat(result)}): ${result.name}, ${result.size} bytes, written.`,
    ],
  },
});

export const ATTACH_COMMANDS: readonly Description[] = [attach, attachmentsList, attachmentsGet];
