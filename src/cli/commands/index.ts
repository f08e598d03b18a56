/** Every command, in the order of help. To add one: describe it in a file of its own and put it here. */
import type { Description } from '../describe.ts';
import { backup, restore } from './backup.ts';
import { configGet, configImport, configList, configSet } from './config.ts';
import { customersAdd, customersEdit, customersList, customersShow } from './customers.ts';
import { COMMANDS as DAILY } from './daily.ts';
import { EXPORT_COMMANDS } from './export.ts';
import { find } from './find.ts';
import { held } from './held.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { IMPORT_COMMANDS } from './import.ts';
import { importList, importTemplate } from './import-list.ts';
import { init } from './init.ts';
import { list } from './list.ts';
import { locationsAdd, locationsEdit, locationsRetire } from './locations.ts';
import { locationsList, locationsTree } from './locations-list.ts';
import { operatorsAdd, operatorsEdit, operatorsList, operatorsRetire, operatorsRoles } from './operators.ts';
import { report, reportList } from './report.ts';
import { reportNightly } from './report-nightly.ts';
import { picks, release, reserve } from './reserve.ts';
import {
  received,
  sampleOrdersAdd,
  sampleOrdersCancel,
  sampleOrdersConfirm,
  sampleOrdersList,
  sampleOrdersShow,
} from './sample-orders.ts';
import { schema } from './schema.ts';
import { show } from './show.ts';
import { verify } from './verify.ts';

export const COMMANDS: readonly Description[] = [
  ...DAILY,
  reserve,
  release,
  picks,
  sampleOrdersAdd,
  sampleOrdersConfirm,
  sampleOrdersCancel,
  sampleOrdersList,
  sampleOrdersShow,
  received,
  list,
  find,
  show,
  history,
  held,
  report,
  reportList,
  reportNightly,
  init,
  operatorsAdd,
  operatorsEdit,
  operatorsRetire,
  operatorsList,
  operatorsRoles,
  locationsAdd,
  locationsEdit,
  locationsRetire,
  locationsList,
  locationsTree,
  configList,
  configGet,
  configSet,
  configImport,
  schema,
  help,
  customersAdd,
  customersEdit,
  customersList,
  customersShow,
  ...IMPORT_COMMANDS,
  importList,
  importTemplate,
  ...EXPORT_COMMANDS,
  verify,
  backup,
  restore,
];
