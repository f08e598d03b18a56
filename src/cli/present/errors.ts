/** Errors on stderr: the message and what to do next, or one JSON object; a stack trace only when asked for. */
import { type ErrorCode, type ErrorFacts, Refusal } from '../../domain/errors.ts';
import { showSafe } from '../../text/show.ts';
import { APPROVAL_MESSAGES } from './messages/approvals.ts';
import { CLASSIFY_MESSAGES } from './messages/classify.ts';
import { CUSTOMER_FILE_MESSAGES } from './messages/customer-files.ts';
import { DESK_MESSAGES } from './messages/desk.ts';
import { DISPOSAL_MESSAGES } from './messages/disposal.ts';
import { FILE_CARE_MESSAGES } from './messages/file-care.ts';
import { FILE_MESSAGES } from './messages/files.ts';
import { JUDGING_MESSAGES } from './messages/judging.ts';
import { PIN_MESSAGES } from './messages/pins.ts';
import { PRIVACY_MESSAGES } from './messages/privacy.ts';
import { REFUSED_MESSAGES } from './messages/refused.ts';
import { REPORTING_MESSAGES } from './messages/reporting.ts';
import { SHEET_ROW_MESSAGES } from './messages/sheet-rows.ts';
import { SHEET_MESSAGES } from './messages/sheets.ts';
import { STOCKTAKING_MESSAGES } from './messages/stocktaking.ts';
import { STORAGE_MESSAGES } from './messages/storage.ts';
import { STORE_MESSAGES } from './messages/store.ts';
import { UNFOUND_MESSAGES } from './messages/unfound.ts';
import { USAGE_MESSAGES } from './messages/usage.ts';

/** What is wrong, in the user's words, and what to do. */
export interface Message {
  readonly message: string;
  readonly hint?: string | undefined;
}
export type Messages<K extends ErrorCode> = {
  readonly [Code in K]: {
    zh(facts: ErrorFacts[Code]): Message;
    en(facts: ErrorFacts[Code]): Message;
  };
};

const MESSAGES: Messages<ErrorCode> = {
  ...USAGE_MESSAGES,
  ...CLASSIFY_MESSAGES,
  ...FILE_MESSAGES,
  ...SHEET_ROW_MESSAGES,
  ...UNFOUND_MESSAGES,
  ...REFUSED_MESSAGES,
  ...REPORTING_MESSAGES,
  ...JUDGING_MESSAGES,
  ...STORAGE_MESSAGES,
  ...CUSTOMER_FILE_MESSAGES,
  ...FILE_CARE_MESSAGES,
  ...DESK_MESSAGES,
  ...STOCKTAKING_MESSAGES,
  ...APPROVAL_MESSAGES,
  ...SHEET_MESSAGES,
  ...DISPOSAL_MESSAGES,
  ...PIN_MESSAGES,
  ...PRIVACY_MESSAGES,
  ...STORE_MESSAGES,
};

/** The message of a refusal; everything untrusted in it is made safe to show. */
export function messageOf<K extends ErrorCode>(refusal: Refusal<K>, language: 'zh' | 'en'): Message {
  return MESSAGES[refusal.code][language](shown(refusal.facts) as ErrorFacts[K]);
}

/** What goes to stderr for an error of any kind. */
export function presentError(error: unknown, how: { language: 'zh' | 'en'; asJson: boolean; debug: boolean }): string {
  const refusal = error instanceof Refusal ? error : new Refusal('unexpected', { message: describe(error) });
  const { message, hint } = messageOf(refusal, how.language);
  const trace = how.debug && error instanceof Error ? `${showLines(error.stack ?? '')}\n` : '';
  if (how.asJson) {
    const body = { code: refusal.code, message, hint: hint ?? null, details: refusal.facts };
    return `${trace}${JSON.stringify({ error: body })}\n`;
  }
  return `${trace}${message}\n${hint ? `${hint}\n` : ''}`;
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function showLines(text: string): string {
  return text.split('\n').map(showSafe).join('\n');
}

/** The facts with every text in them made safe; numbers and structure stay. */
function shown(facts: unknown): unknown {
  if (typeof facts === 'string') return showSafe(facts);
  if (Array.isArray(facts)) return facts.map(shown);
  if (facts === null || typeof facts !== 'object') return facts;
  return Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, shown(value)]));
}
