import fc from 'fast-check';

const NASTY = [
  ...'aZ09 \t\n\r\0\x1b\x9b\x7f\'"=+-@,;|，＝＋－＠\u3000\u00a0\u00ad\u200b\u200d\u202e\u2066\ufeff\ufe0f\u0301\u0307',
  ...'客户样品éßẞİΣς⼈ﬁ½①',
  '👨',
  '👩🏽',
  '👨‍👩‍👧',
  '🇨🇳',
  '\ud800',
  '\udc00',
  '\u{e0041}',
];

/** Strings of what hurts, mixed with strings of anything. */
export const strings = fc.oneof(
  fc.string({ unit: fc.constantFrom(...NASTY), maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
