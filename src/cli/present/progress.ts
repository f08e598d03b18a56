/** How far long work is, on one line of a terminal that is written over and gone at the end. */
import type { Progress } from '../../services/importing.ts';
import { type Context, isTerminal, type Language } from '../context.ts';

/** Work that is over sooner says nothing; the line changes no more often than it can be read. */
const FIRST_MS = 300;
const EVERY_MS = 200;

/** Clears the line and goes back to its beginning. */
const CLEAR = '\r\x1b[K';

/** The line that stands on the terminal now, if any. */
let standing: ProgressLine | null = null;

/** Takes away the line that stands on the terminal, for whoever has something else to say. */
export function clearProgress(): void {
  standing?.end();
}

export interface ProgressLine {
  show(progress: Progress): void;
  end(): void;
}

/**
 * A line for an import of so many bytes (null where nobody knows). Nothing is shown where nobody looks: off a terminal,
 * on one that cannot clear a line, with --quiet.
 */
export function progressLine({ surroundings, flags, language }: Context, bytes: number | null): ProgressLine {
  const { stderr, env } = surroundings;
  if (flags.quiet || !isTerminal(stderr) || env.TERM === 'dumb') return { show() {}, end() {} };
  const started = performance.now();
  let shown = Number.NEGATIVE_INFINITY;
  let step: Progress['step'] | null = null;
  let since = started;
  const line: ProgressLine = {
    show(progress) {
      const now = performance.now();
      if (progress.step !== step) since = now;
      // What comes next may take long without another word: its beginning is always shown.
      const due = progress.step !== step || now - shown >= EVERY_MS;
      step = progress.step;
      if (now - started < FIRST_MS || !due) return;
      shown = now;
      standing = line;
      stderr.write(CLEAR + sentence(progress, (now - since) / 1000, bytes, language));
    },
    end() {
      if (standing === line) stderr.write(CLEAR);
      standing = null;
    },
  };
  return line;
}

const grouped = (count: number): string => String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');

/** What is said after so many seconds of a step. */
export function sentence(progress: Progress, seconds: number, bytes: number | null, language: Language): string {
  const rows = grouped(progress.rows);
  if (progress.step === 'matching')
    return language === 'zh' ? `正在与库里核对 ${rows} 行……` : `Comparing ${rows} rows with the store …`;
  const [done, all] = progress.step === 'reading' ? [progress.done, bytes] : [progress.rows, progress.of];
  const percent = all ? Math.min(100, Math.floor((100 * done) / all)) : null;
  const rate = seconds > 0.2 ? grouped(progress.rows / seconds) : null;
  const left = percent && rate && all ? Math.max(1, Math.ceil(((all - done) * seconds) / done)) : null;
  const said =
    language === 'zh'
      ? [
          `${progress.step === 'reading' ? '正在读取' : '正在写入'}${percent === null ? '' : ` ${percent}%`}`,
          `${rows} 行`,
          rate && `每秒 ${rate} 行`,
          left && `还要约 ${left} 秒`,
        ]
      : [
          `${progress.step === 'reading' ? 'Reading' : 'Writing'}${percent === null ? '' : ` ${percent} %`}`,
          `${rows} rows`,
          rate && `${rate} rows/s`,
          left && `about ${left} s left`,
        ];
  return said.filter((part) => part !== null && part !== 0).join(language === 'zh' ? '，' : ', ');
}
