/** The words on labels. */
import { DESK_WORDS, type DeskCommand } from '../domain/desk.ts';
import type { Words } from '../domain/shapes.ts';
import { QUALITIES } from '../domain/words.ts';

type Language = 'zh' | 'en';

/** What a label says, whoever asks for it: the same facts as `samples label --json` shows. */
export interface LabelFacts {
  readonly kind: 'sample' | 'place' | 'person' | 'command' | 'quantity';
  readonly code: string;
  readonly name: string | null;
  readonly spec: string | null;
  readonly customer: string | null;
  readonly places: readonly string[];
  readonly category: string | null;
  readonly lot: string | null;
  readonly hazards: readonly string[];
  readonly quality: keyof typeof QUALITIES | null;
  readonly confidential: boolean;
  readonly valuable: boolean;
  readonly expires_on: string | null;
}

/** A label in words: the code to be read by eye, its name, plain lines, the quality, and marks not to be overlooked. */
export interface LabelText {
  readonly code: string;
  readonly name: string;
  readonly lines: readonly string[];
  readonly quality: string | null;
  readonly marks: readonly string[];
}

const WORDS = {
  place: { zh: '库位', en: 'Place' },
  category: { zh: '类别', en: 'Category' },
  lot: { zh: '批号', en: 'Lot' },
  expires: { zh: '有效期至', en: 'Expires' },
  nowhere: { zh: '不在库', en: 'not in store' },
  several: { zh: '等', en: '+' },
  confidential: { zh: '保密', en: 'Confidential' },
  valuable: { zh: '贵重', en: 'Valuable' },
  person: { zh: '人员', en: 'Person' },
  quantity: { zh: '数量', en: 'Quantity' },
  takes: { zh: '存放', en: 'Takes' },
} as const satisfies Record<string, Words>;

export function labelText(label: LabelFacts, language: Language): LabelText {
  const word = (key: keyof typeof WORDS): string => WORDS[key][language];
  const named = (key: keyof typeof WORDS, value: string | null): string[] =>
    value === null || value === '' ? [] : [`${word(key)}${language === 'zh' ? '：' : ': '}${value}`];
  const plain = { quality: null, marks: [], lines: [] };
  if (label.kind === 'command') {
    return { ...plain, code: label.code, name: DESK_WORDS[label.code.slice(4) as DeskCommand][language] };
  }
  if (label.kind === 'quantity') return { ...plain, code: label.code, name: `${word('quantity')} ${label.name}` };
  if (label.kind === 'person')
    return { ...plain, code: label.code.slice(2), name: label.name!, lines: [word('person')] };
  if (label.kind === 'place') {
    const lines = [word('place'), ...named('takes', label.category)];
    return { ...plain, code: label.code.slice(2), name: label.name!, lines };
  }
  const [first, second] = label.places;
  const place = first === undefined ? word('nowhere') : second === undefined ? first : `${first} ${word('several')}`;
  return {
    code: label.code,
    name: label.spec === null ? label.name! : `${label.name} ${label.spec}`,
    lines: [
      ...named('place', place),
      ...named('category', label.category),
      ...named('lot', label.lot),
      ...named('expires', label.expires_on),
      ...(label.customer === null ? [] : [label.customer]),
    ],
    quality: label.quality === null ? null : QUALITIES[label.quality][language],
    marks: [
      ...label.hazards,
      ...(label.confidential ? [word('confidential')] : []),
      ...(label.valuable ? [word('valuable')] : []),
    ],
  };
}
