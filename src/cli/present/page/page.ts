/** Pages to look at: one self-contained HTML file, readable on a phone, printable, without scripts or network. */
import type { Column, Words } from '../../../domain/shapes.ts';
import type { Chart, Gathering } from './charts.ts';
import { escaped } from './svg.ts';

type Language = 'zh' | 'en';

const STYLE = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1040px;padding:16px;font:15px/1.5 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:#1f2933;background:#fff;overflow-wrap:anywhere}
h1{font-size:22px;margin:0 0 4px}
p{margin:0 0 12px}
main{display:flex;flex-direction:column;gap:20px}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,320px),1fr));gap:20px;order:-1}
figure{margin:0;border:1px solid #d9e2ec;border-radius:6px;padding:12px;break-inside:avoid;min-width:0}
figcaption{font-weight:600;margin-bottom:8px}
svg{display:block;width:100%;height:auto}
details{margin-top:8px;font-size:13px}
.wide{overflow-x:auto}
table{border-collapse:collapse;font-size:13px;width:100%}
th,td{text-align:left;padding:4px 8px;border-bottom:1px solid #d9e2ec;vertical-align:top}
th{background:#f0f4f8}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.c{white-space:nowrap}
.none{color:#616e7c}
small{color:#616e7c;overflow-wrap:anywhere}
@media print{body{max-width:none;padding:0}details{display:none}a{color:inherit;text-decoration:none}}
`;

/** The head of a page. */
export function opening(title: string, below: string, language: Language): string {
  return (
    `<!DOCTYPE html>\n<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">\n<head>\n<meta charset="utf-8">\n` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escaped(title)}</title>\n` +
    `<style>${STYLE}</style>\n</head>\n<body>\n<h1>${escaped(title)}</h1>\n<p>${escaped(below)}</p>\n<main>\n`
  );
}

export function closing(below = ''): string {
  return `</main>\n${below === '' ? '' : `<p><small>${escaped(below)}</small></p>\n`}</body>\n</html>\n`;
}

const NOTHING: Words = { zh: '没有可画的数据。', en: 'Nothing to draw.' };
const FIGURES: Words = { zh: '数据', en: 'Figures' };

/** The charts that were fed, each with its figures as text. */
export function drawn(charts: readonly { chart: Chart; gathering: Gathering }[], language: Language): string {
  if (charts.length === 0) return '';
  const figures = charts.map(({ chart, gathering }) => {
    const drawing = gathering.draw();
    const content =
      drawing === null
        ? `<p class="none">${NOTHING[language]}</p>`
        : `${drawing.svg}\n<details><summary>${FIGURES[language]}</summary><div class="wide"><table><tr>${drawing.headings
            .map((heading) => `<th>${escaped(heading)}</th>`)
            .join('')}</tr>${drawing.figures
            .map((row) => `<tr>${row.map((cell) => `<td>${escaped(String(cell))}</td>`).join('')}</tr>`)
            .join('')}</table></div></details>`;
    return `<figure id="${chart.key}"><figcaption>${escaped(chart.title[language])}</figcaption>\n${content}\n</figure>`;
  });
  return `<div class="charts">\n${figures.join('\n')}\n</div>\n`;
}

const NUMERIC = new Set(['quantity', 'money', 'integer', 'number']);
const WHOLE = new Set(['code', 'day', 'instant']);

/** The beginning of a table. */
export function tableOpening(columns: readonly Column[], language: Language): string {
  const headings = columns.map((column) => `<th class="${classOf(column)}">${escaped(column.heading[language])}</th>`);
  return `<div class="wide"><table>\n<thead><tr>${headings.join('')}</tr></thead>\n<tbody>\n`;
}

/** One row, its cells already in words. */
export function tableRow(columns: readonly Column[], cells: readonly string[]): string {
  return `<tr>${cells.map((cell, at) => `<td class="${classOf(columns[at]!)}">${escaped(cell)}</td>`).join('')}</tr>\n`;
}

export const TABLE_CLOSING = '</tbody></table></div>\n';

function classOf({ type }: Column): string {
  return NUMERIC.has(type) ? 'n' : WHOLE.has(type) ? 'c' : '';
}
