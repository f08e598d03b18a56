/** The nightly run: a folder for the day with a file for each report, a page to look at, and a manifest. */
import { join } from 'node:path';
import { addDays } from '../domain/calendar.ts';
import { type Night, type NightlyPart, nightly as readNight, requireNight } from '../services/nightly.ts';
import { csvChunks } from '../spreadsheets/writing.ts';
import { underLock } from '../store/locks.ts';
import type { Context, Language } from './context.ts';
import { type Cells, cut, inOrder } from './present/cutting.ts';
import { FreshFolder, openFolder, refuseUnfitFolder, removeOlder, type Written } from './present/folder.ts';
import { CHARTS } from './present/page/charts.ts';
import { closing, drawn, opening } from './present/page/page.ts';
import { escaped } from './present/page/svg.ts';
import { csvColumns, feeding } from './present/rows.ts';

/** Another run that has been writing for longer than this hangs; SAMPLES_BUSY_MS says otherwise. */
const WAIT_MS = 120_000;

export interface NightlyFile extends Written {
  /** What the report is called. */
  readonly title: string;
  /** Data rows, headings not counted; null for what has none. */
  readonly rows: number | null;
}

export interface NightlyOutcome {
  readonly date: string;
  readonly folder: string;
  readonly head: string;
  readonly files: readonly Omit<NightlyFile, 'title'>[];
  /** Folders of past days that were taken away. */
  readonly removed: readonly string[];
}

/**
 * Writes DIR/DATE, whole or not at all; a folder of that date is replaced.
 * @throws Refusal not_permitted, not_a_folder, file_not_regular, folder_busy, output_failed, in_the_future
 */
export async function writeNight(
  context: Context,
  { out, date }: { out: string; date: string },
): Promise<NightlyOutcome> {
  const language = context.store.language;
  const acting = context.acting();
  requireNight(acting, date);
  openFolder(out);
  const waitMs = context.surroundings.env.SAMPLES_BUSY_MS ? context.busyMs : WAIT_MS;
  return underLock(join(out, '.nightly.lock'), { folder: out, waitMs }, async () => {
    const target = join(out, date);
    refuseUnfitFolder(target);
    const folder = new FreshFolder(out, date);
    try {
      const charts = CHARTS.map((chart) => ({ chart, gathering: chart.gather(language) }));
      const night = await readNight(acting, date, (part) => writeReport(folder, part, charts, language));
      const page = await folder.write('index.html', pageOf(night, date, charts, language));
      const files = [...night.written, { ...page, title: '', rows: null }].sort((a, b) => (a.name < b.name ? -1 : 1));
      const manifest = {
        date,
        head: night.head,
        files: files.map(({ name, rows, sha256 }) => ({ name, rows, sha256 })),
      };
      await folder.write('manifest.json', [`${JSON.stringify(manifest, null, 2)}\n`]);
      folder.place();
      const { keep_days, backup, head } = night;
      const removed = keep_days === 0 ? [] : removeOlder(out, addDays(date, -keep_days));
      if (backup) noteBackup(context, backup, language);
      return { date, folder: target, head, files: manifest.files, removed };
    } finally {
      folder.close();
    }
  });
}

type Fed = {
  readonly chart: (typeof CHARTS)[number];
  readonly gathering: ReturnType<(typeof CHARTS)[number]['gather']>;
};

async function writeReport(
  folder: FreshFolder,
  { report, columns, rows }: NightlyPart,
  charts: readonly Fed[],
  language: Language,
): Promise<NightlyFile> {
  const shown = cut(columns, rows, { language });
  const feed = feeding(
    shown,
    charts.filter(({ chart }) => chart.report === report.name),
  );
  let count = 0;
  function* passing(): Generator<Cells> {
    for (const row of shown.rows) {
      count += 1;
      feed(row);
      yield row;
    }
  }
  const written = await folder.write(
    `${report.name}.csv`,
    csvChunks(csvColumns(columns, 'words', language), inOrder({ ...shown, rows: passing() })),
  );
  return { ...written, title: report.title[language], rows: count };
}

function* pageOf(
  night: Night<NightlyFile>,
  date: string,
  charts: readonly Fed[],
  language: Language,
): Generator<string> {
  const words = {
    zh: {
      title: `样品室日报 ${date}`,
      below: '图表与报表文件',
      report: '报表',
      files: '文件',
      rows: '行数',
      head: '链头',
    },
    en: {
      title: `Sample room, ${date}`,
      below: 'Charts and report files',
      report: 'Report',
      files: 'File',
      rows: 'Rows',
      head: 'Head',
    },
  }[language];
  yield opening(words.title, words.below, language);
  yield drawn(charts, language);
  yield `<div class="wide"><table>\n<thead><tr><th>${words.report}</th><th>${words.files}</th><th class="n">${words.rows}</th></tr></thead>\n<tbody>\n`;
  for (const { name, title, rows } of night.written)
    yield `<tr><td>${escaped(title)}</td><td><a href="${escaped(name)}">${escaped(name)}</a></td><td class="n">${rows}</td></tr>\n`;
  yield '</tbody></table></div>\n';
  yield closing(`${words.head} ${night.head}`);
}

/** On stderr only: the files of the night stay the same whenever they are written. */
function noteBackup(
  context: Context,
  { days, limit }: NonNullable<Night<unknown>['backup']>,
  language: Language,
): void {
  const words = {
    zh: `最近一次完好的备份已是 ${days} 天前，超过了 ${limit} 天。`,
    en: `The last good backup is ${days} days old, more than ${limit} days.`,
  };
  const next = { zh: '现在备份：samples backup 文件', en: 'Make one: samples backup FILE' };
  context.surroundings.stderr.write(`${words[language]}\n${next[language]}\n`);
}
