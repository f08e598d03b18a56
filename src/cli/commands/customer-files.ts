/** Everything about customers' files, in the order of help. */
import type { Description } from '../describe.ts';
import { ARCHIVE_COMMANDS } from './customer-archiving.ts';
import { CONSENT_COMMANDS } from './customer-consent.ts';
import { contactsAdd, contactsEdit, contactsList, contactsRemove } from './customer-contacts.ts';
import { DESTROY_COMMANDS } from './customer-destroying.ts';
import { customersDisclose } from './customer-disclosing.ts';
import { GRANT_COMMANDS } from './customer-granting.ts';
import { customersLog, customersLogList, customersSurvey, customersSurveyList } from './customer-log.ts';
import { MERGE_COMMANDS } from './customer-merging.ts';
import { customersList, customersShow } from './customer-show.ts';
import { customersAdd, customersEdit } from './customers.ts';

export const CUSTOMER_COMMANDS: readonly Description[] = [
  customersAdd,
  customersEdit,
  customersList,
  customersShow,
  contactsAdd,
  contactsEdit,
  contactsRemove,
  contactsList,
  customersLog,
  customersLogList,
  customersSurvey,
  customersSurveyList,
  ...MERGE_COMMANDS,
  ...ARCHIVE_COMMANDS,
  ...GRANT_COMMANDS,
  ...CONSENT_COMMANDS,
  customersDisclose,
  ...DESTROY_COMMANDS,
];
