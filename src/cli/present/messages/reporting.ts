/** Messages for what stands in the way of the nightly run: exit 5. */
import type { ReportingErrors } from '../../../domain/errors/reporting.ts';
import type { Messages } from '../errors.ts';

export const REPORTING_MESSAGES: Messages<keyof ReportingErrors> = {
  not_a_folder: {
    zh: ({ folder }) => ({ message: `${folder} 不是文件夹。`, hint: '用 --out 指定一个文件夹。' }),
    en: ({ folder }) => ({ message: `${folder} is not a folder.`, hint: 'Name a folder with --out.' }),
  },
  folder_busy: {
    zh: ({ folder, seconds }) => ({
      message: `另一个夜间报表正在写入 ${folder}，等了 ${seconds} 秒。`,
      hint: '等它写完再试。',
    }),
    en: ({ folder, seconds }) => ({
      message: `Another nightly run is writing to ${folder}; waited ${seconds} seconds.`,
      hint: 'Try again when it has finished.',
    }),
  },
};
