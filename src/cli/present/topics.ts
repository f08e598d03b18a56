/** Help that is not about one command: exit codes, the environment, formats, settings. Data in both languages. */
import { SETTING_KEYS, SETTINGS } from '../../domain/settings.ts';
import type { Words } from '../../domain/shapes.ts';

export interface Topic {
  readonly summary: Words;
  /** What comes before the table, and after it. */
  readonly before?: Words;
  readonly rows: readonly (readonly [string, Words])[];
  readonly after?: Words;
}

export const TOPICS: Readonly<Record<string, Topic>> = {
  'exit-codes': {
    summary: { zh: '退出码', en: 'what the process returns' },
    rows: [
      ['0', { zh: '完成（包括：本来就是这样、没有找到记录）', en: 'done (also: already so, nothing found)' }],
      ['1', { zh: '程序出错，或输出写不出去', en: 'unexpected failure, or output that could not be written' }],
      [
        '2',
        {
          zh: '用法不对：缺少或未知的参数、格式不对的值、需要确认',
          en: 'wrong usage: a missing or unknown argument, a malformed value, a confirmation needed',
        },
      ],
      [
        '3',
        {
          zh: '文件里的数据不对（也包括：导入时有行被拒，即使用了 --partial）',
          en: 'invalid data in a file (also: an import that refused rows, even with --partial)',
        },
      ],
      [
        '4',
        {
          zh: '没有这个东西（也包括：校验字符不对的编号）',
          en: 'not found (also: a number with a wrong check character)',
        },
      ],
      ['5', { zh: '规则不允许', en: 'refused by a rule' }],
      ['6', { zh: '没有权限，或转为审批申请', en: 'not permitted, or turned into a request for approval' }],
      [
        '7',
        {
          zh: '库不可用：不存在、被占用、磁盘满、只读、损坏、不是本程序的、版本太新',
          en: 'the store is unavailable: missing, busy, full, read-only, damaged, foreign, too new',
        },
      ],
      ['8', { zh: '校验发现问题', en: 'verification found a problem' }],
      [
        '130',
        {
          zh: '被中断，或在提问时回答了“否”；143、129 是被信号结束',
          en: 'interrupted, or a no to a question; 143 and 129: ended by a signal',
        },
      ],
    ],
    after: {
      zh: '加 --json 时，错误是标准错误上的一个 JSON 对象，其中 code 不随语言变化：samples schema error',
      en: 'With --json an error is one JSON object on stderr; its code does not depend on the language: samples schema error',
    },
  },
  environment: {
    summary: { zh: '环境变量', en: 'environment variables' },
    before: { zh: '命令行上的选项优先于环境变量。', en: 'An option on the command line goes before its variable.' },
    rows: [
      ['SAMPLES_DB', { zh: '库文件（--db）', en: 'the store (--db)' }],
      ['SAMPLES_OPERATOR', { zh: '操作人（--operator）', en: 'who acts (--operator)' }],
      ['SAMPLES_LANG', { zh: '界面语言（--lang）：zh 或 en', en: 'the language (--lang): zh or en' }],
      [
        'SAMPLES_FORMAT',
        {
          zh: '输出格式（--format）；命令没有这种格式时用 table',
          en: 'the form of the output (--format); table where the command does not have it',
        },
      ],
      ['SAMPLES_NO_INPUT', { zh: '不提问（--no-input）', en: 'never ask (--no-input)' }],
      ['SAMPLES_TODAY', { zh: '以这一天为“今天”（--today）', en: 'the day that "today" means (--today)' }],
      [
        'SAMPLES_NOW',
        {
          zh: '设定时钟（测试、补录用）；这样的记录有标记，校验时列出',
          en: 'sets the clock (tests, replays); entries under it are marked and listed by verify',
        },
      ],
      ['SAMPLES_BUSY_MS', { zh: '库被占用时最多等多少毫秒', en: 'how long to wait for a busy store, in milliseconds' }],
      [
        'XDG_DATA_HOME, HOME',
        {
          zh: '没有指定库文件时，它在 $XDG_DATA_HOME/samples/samples.db，否则在 ~/.local/share/samples/samples.db',
          en: 'without a named store it is $XDG_DATA_HOME/samples/samples.db, else ~/.local/share/samples/samples.db',
        },
      ],
      [
        'LC_ALL, LC_MESSAGES, LANG',
        { zh: '还没有库时决定语言', en: 'choose the language where there is no store yet' },
      ],
      ['NO_COLOR, TERM=dumb', { zh: '不用颜色（--no-color）', en: 'no colour (--no-color)' }],
      ['CI', { zh: '不提问', en: 'never ask' }],
      ['DEBUG', { zh: '出错时显示调用栈（--debug）', en: 'a stack trace with an error (--debug)' }],
    ],
  },
  formats: {
    summary: { zh: '输出格式', en: 'forms of output' },
    before: {
      zh: '结果写到标准输出，附注、提问和错误写到标准错误。终端和管道上格式相同；管道上没有颜色，也不截断。',
      en: 'Results go to stdout; notes, questions and errors to stderr. A pipe gets the same as a terminal, without colour and cutting.',
    },
    rows: [
      [
        'table',
        {
          zh: '给人看的表格（默认）；终端太窄时先省去次要的列，--full 不截断；可能随版本改变',
          en: 'for people (the default); a narrow terminal loses the lesser columns, --full cuts nothing; may change with versions',
        },
      ],
      [
        'csv',
        {
          zh: '表头用界面语言，--headers keys 用固定键名；--excel 加 BOM 和 CRLF；会被电子表格当成公式的内容前加撇号，--raw 不加',
          en: 'headings in the language of the interface, with --headers keys the fixed keys; --excel adds BOM and CRLF; what a spreadsheet would run as a formula is guarded unless --raw',
        },
      ],
      [
        'json',
        {
          zh: '列表是对象的数组，没有记录是 []；键名固定，没有的值是 null，数是数，日期 YYYY-MM-DD，时刻带时区（--json 相同）',
          en: 'a list is an array of objects, empty []; keys are fixed, absent is null, numbers are numbers, days YYYY-MM-DD, instants with their offset (same as --json)',
        },
      ],
      [
        'xlsx',
        {
          zh: '工作簿，文本列保持原样（编号开头的 0 也在）；写入 --out 文件',
          en: 'a workbook; text stays as it is, leading zeros too; goes to a file, --out',
        },
      ],
      ['ndjson', { zh: '每行一个 JSON 对象', en: 'one JSON object a line' }],
      [
        'html',
        {
          zh: '只有报表：一个可看可印的网页，有图表的带图表',
          en: 'reports only: a page to look at or print, with its charts where it has some',
        },
      ],
    ],
    after: {
      zh: '某个命令的 JSON 结构：samples schema 命令。列表另有 --columns、--sort、--limit、--offset、--out。',
      en: 'The JSON Schema of a command: samples schema COMMAND. Lists also take --columns, --sort, --limit, --offset, --out.',
    },
  },
  settings: {
    summary: { zh: '设置', en: 'settings' },
    rows: SETTING_KEYS.map((key) => [key, SETTINGS[key].about] as const),
    after: {
      zh: '查看和更改：samples config list、samples config set 设置 值',
      en: 'See and change them: samples config list, samples config set KEY VALUE',
    },
  },
};
