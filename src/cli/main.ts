/** The program: words in, exit status out. */
import { randomBytes } from 'node:crypto';
import { Refusal } from '../domain/errors.ts';
import { recorded } from '../services/acting.ts';
import { SCHEMA_VERSION } from '../store/migrations.ts';
import { sqliteVersion } from '../store/open.ts';
import { translate } from '../store/trouble.ts';
import { removeUnfinished } from '../store/unfinished.ts';
import { answered } from './answered.ts';
import { Context, type Flags, type Language, type Surroundings } from './context.ts';
import { localeLanguage } from './places.ts';
import { presentError } from './present/errors.ts';
import { clearProgress } from './present/progress.ts';
import { parse, runCommand } from './program.ts';
import { programVersion } from './version.ts';

/** Runs the program once. Never throws: whatever goes wrong becomes a message on stderr and an exit status. */
export async function main(words: readonly string[], surroundings: Surroundings): Promise<number> {
  let context: Context | null = null;
  try {
    const request = parse(words);
    if (request.kind === 'version') {
      surroundings.stdout.write(words.includes('--json') ? versions() : `samples ${programVersion()}\n`);
      return 0;
    }
    if (request.kind === 'help') {
      const text = request.text(earlyLanguage(words, surroundings));
      (request.status === 0 ? surroundings.stdout : surroundings.stderr).write(text);
      return request.status;
    }
    return await runCommand(request, surroundings, (made) => {
      context = made;
    });
  } catch (error) {
    const opened = context as Context | null;
    const refusal = opened ? translate(error, opened.file, opened.busyMs) : error;
    const language = opened?.language ?? earlyLanguage(words, surroundings);
    const asJson = opened ? opened.format === 'json' : words.includes('--json');
    const debug = opened?.flags.debug ?? words.includes('--debug');
    surroundings.stderr.write(
      presentError(refusal, { language, asJson, debug: debug || Boolean(surroundings.env.DEBUG) }),
    );
    return refusal instanceof Refusal ? refusal.exitStatus : 1;
  } finally {
    (context as Context | null)?.close();
  }
}

/** Whether the command has ended, with its answer given. */
let settled = false;

/** Starts the program on the real process; called by bin/samples.js. */
export function start(): void {
  process.on('exit', () => {
    // A promise that never settles would otherwise end as a silent success.
    if (!settled && !process.exitCode) process.exitCode = 1;
  });
  void main(process.argv.slice(2), realSurroundings()).then((status) => {
    settled = true;
    // Whoever reads the result must not take what is missing for what was said of it (refused rows, a problem found).
    process.exitCode = resultLost ? 1 : status || (outputFailed ? 1 : 0);
  });
}

/** Whether something could not be written where it should go; and whether that was the result. */
let outputFailed = false;
let resultLost = false;

function sayOutputFailed(reason: string): void {
  const words = process.argv.slice(2);
  const language = earlyLanguage(words, realSurroundings());
  const refusal = new Refusal('output_failed', { file: '-', reason });
  process.stderr.write(presentError(refusal, { language, asJson: words.includes('--json'), debug: false }));
}

/**
 * Says that the program was stopped from outside, and leaves no half-written file. Answers the status of a command that
 * had ended already: long work lets no signal through, and one that came meanwhile has stopped nothing.
 */
export function interrupted(): number | null {
  clearProgress();
  removeUnfinished();
  if (settled) return Number(process.exitCode ?? 0);
  const { language } = new Context(realSurroundings(), 'none', {});
  process.stderr.write(
    presentError(new Refusal('interrupted', { at: 'work', kept: answered.lines, recorded: recorded.entries }), {
      language,
      asJson: false,
      debug: false,
    }),
  );
  return null;
}

/** The real process. Node makes its streams when first asked for them; one that is not used is not made. */
function realSurroundings(): Surroundings {
  const guarded = new Set<NodeJS.WriteStream>();
  const guard = (stream: NodeJS.WriteStream): NodeJS.WriteStream => {
    if (guarded.has(stream)) return stream;
    guarded.add(stream);
    return stream.on('error', (error: NodeJS.ErrnoException) => {
      // A reader that went away (`| head`) is no error.
      if (error.code === 'EPIPE' || outputFailed) return;
      outputFailed = true;
      resultLost = stream !== process.stderr;
      if (resultLost) sayOutputFailed(error.code ?? error.message);
      process.exitCode ||= 1;
    });
  };
  return {
    env: process.env,
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return guard(process.stdout);
    },
    get stderr() {
      return guard(process.stderr);
    },
    now: Date.now,
    random: randomBytes,
  };
}

/** The versions that a report of a fault needs, as JSON. */
function versions(): string {
  const versions = {
    samples: programVersion(),
    node: process.version,
    sqlite: sqliteVersion(),
    schema: SCHEMA_VERSION,
  };
  return `${JSON.stringify(versions, null, 2)}\n`;
}

/** The language before the words could be read as a command: as if nothing but --lang and --db had been said. */
function earlyLanguage(words: readonly string[], surroundings: Surroundings): Language {
  const said = (flag: string): string | undefined => {
    const at = words.indexOf(flag);
    return at >= 0 ? words[at + 1] : words.find((word) => word.startsWith(`${flag}=`))?.slice(flag.length + 1);
  };
  const [lang, db] = [said('--lang'), said('--db')];
  const flags: Flags = { ...(lang === 'zh' || lang === 'en' ? { lang } : {}), ...(db ? { db } : {}) };
  try {
    return new Context(surroundings, 'none', flags).language;
  } catch {
    return localeLanguage(surroundings.env);
  }
}
