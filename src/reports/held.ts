import { heldRows } from '../store/held.ts';
import { HELD_COLUMNS, OVERDUE_COLUMNS } from './columns.ts';
import { asNumber, dayOfQuestion, type Report } from './describing.ts';
import { each, held as shape } from './rows.ts';

export const held: Report = {
  name: 'held',
  title: { zh: '领用中', en: 'Held' },
  about: { zh: '谁手里有什么、何时应还', en: 'who holds what, and until when' },
  takes: ['as_of'],
  columns: () => HELD_COLUMNS,
  async rows(db, question) {
    const on = dayOfQuestion(question);
    return each(await heldRows(db, { filter: question.filter, day: asNumber(question.as_of) }), (row) =>
      shape(row, on),
    );
  },
};

export const overdue: Report = {
  name: 'overdue',
  title: { zh: '逾期未还', en: 'Overdue' },
  about: { zh: '过了应还日还没有归还的；应还日当天不算', en: 'what is past its due day; the due day itself is not' },
  takes: ['as_of'],
  columns: () => OVERDUE_COLUMNS,
  async rows(db, question) {
    const on = dayOfQuestion(question);
    const asked = { filter: question.filter, day: asNumber(question.as_of), due_before: on };
    return each(await heldRows(db, asked), (row) => shape(row, on));
  },
};
