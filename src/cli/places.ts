/** Where the store lies and which language is spoken, by the environment alone: completion asks it without a context. */
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** The language of the locale: LC_ALL, LC_MESSAGES, LANG; anything but Chinese is English. */
export function localeLanguage(env: Env): 'zh' | 'en' {
  return /^zh/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'zh' : 'en';
}

/** The path of the store: --db, SAMPLES_DB, or the user's data folder. */
export function storeFile(said: string | undefined, env: Env): string {
  if (said !== undefined) return said;
  if (env.SAMPLES_DB) return env.SAMPLES_DB;
  const data = env.XDG_DATA_HOME;
  // The XDG specification: a relative path is invalid and to be ignored.
  const folder = data && isAbsolute(data) ? data : join(env.HOME || homedir(), '.local/share');
  return join(folder, 'samples/samples.db');
}
