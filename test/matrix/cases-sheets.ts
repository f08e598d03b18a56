/** Importing and exporting: what to say, and the sheets that are said. */
import type { Case } from './commands.ts';

const KINDS = ['customers', 'contacts', 'log', 'orders', 'samples', 'surveys', 'indicators', 'inquiries'];

export function casesOfSheets(): Readonly<Record<string, Case>> {
  const imports = KINDS.map((kind) => [
    `import ${kind}`,
    { words: [`@${kind}.csv`], other: [`@${kind}-two.csv`] } satisfies Case,
  ]);
  return {
    ...Object.fromEntries(imports),
    'import orders --create-customers': { words: ['@orders-new.csv', '--create-customers'], other: ['@orders.csv'] },
    'import undo': { words: ['I26-000002', '--yes'], other: ['I26-000002', '--yes', '--reason', 'x'] },
    'import list': { words: [] },
    'import template': { words: ['customers'] },
    ...Object.fromEntries([...KINDS, 'movements'].map((kind) => [`export ${kind}`, { words: [] }])),
  };
}

/** The files in each room, by name; the word is one in the language of the room. */
export function sheetsOf(word: string): (readonly [name: string, content: string])[] {
  return [
    ['customers.csv', `code,name\nC7,${word}7\n`],
    ['customers-two.csv', `code,name\nC8,${word}8\n`],
    ['samples.csv', `name,customer,quantity\n${word},C1,5\n`],
    ['samples-two.csv', `name,customer,quantity\n${word},C1,6\n`],
    ['orders.csv', `customer,ordered_on,amount,product\nC1,2026-01-05,1200,${word}\n`],
    ['orders-two.csv', `customer,ordered_on,amount,product\nC2,2026-01-05,1300,${word}\n`],
    ['orders-new.csv', `customer,ordered_on,amount\n${word}+,2026-01-06,1400\n`],
    ['contacts.csv', `customer,name,mobile\nC1,${word},13800138000\n`],
    ['contacts-two.csv', `customer,name,mobile\nC2,${word},13800138000\n`],
    ['log.csv', `customer,kind,happened_on,content\nC1,visit,2026-01-05,${word}\n`],
    ['log-two.csv', `customer,kind,happened_on,content\nC2,visit,2026-01-05,${word}\n`],
    ['surveys.csv', `customer,score,answered_on,comment\nC1,9,2026-02-01,${word}\n`],
    ['surveys-two.csv', `customer,score,answered_on,comment\nC1,3,2026-02-01,${word}\n`],
    ['indicators.csv', `customer,key,value,day\nC1,${word},0.95,2026-03-01\n`],
    ['indicators-two.csv', `customer,key,value,day\nC1,${word},0.85,2026-03-01\n`],
    ['inquiries.csv', `customer,received_on,product\nC1,2026-04-01,${word}\n`],
    ['inquiries-used.csv', `customer,received_on,product\nC6,2026-04-01,${word}\n`],
    ['inquiries-two.csv', `customer,received_on,product\nC2,2026-04-01,${word}\n`],
  ];
}
