/** Every command, in the order of help. To add one: describe it in a file of its own and put it here. */
import type { Description } from '../describe.ts';
import { ACTION_COMMANDS } from './actions.ts';
import { APPROVAL_COMMANDS } from './approvals.ts';
import { ATTACH_COMMANDS } from './attach.ts';
import { backup, restore } from './backup.ts';
import { CLASSIFY_COMMANDS } from './classify-all.ts';
import { completion } from './completion.ts';
import { configGet, configImport, configList, configSet } from './config.ts';
import { CUSTOMER_CARE_COMMANDS } from './customer-care.ts';
import { CUSTOMER_COMMANDS } from './customer-files.ts';
import { COMMANDS as DAILY } from './daily.ts';
import { doctor } from './doctor.ts';
import { ENVIRONMENT_COMMANDS } from './environment.ts';
import { EVALUATE_COMMANDS } from './evaluate.ts';
import { EXPORT_COMMANDS } from './export.ts';
import { find } from './find.ts';
import { held } from './held.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { IMPORT_COMMANDS } from './import.ts';
import { importList, importTemplate } from './import-list.ts';
import { importUndo } from './import-undo.ts';
import { init } from './init.ts';
import { label } from './label.ts';
import { list } from './list.ts';
import { locationsAdd, locationsEdit, locationsRetire } from './locations.ts';
import { locationsList, locationsTree } from './locations-list.ts';
import { MAINTAIN_COMMANDS } from './maintain.ts';
import { NOTICE_COMMANDS } from './notices.ts';
import { operatorsAdd, operatorsEdit, operatorsList, operatorsRetire, operatorsRoles } from './operators.ts';
import { operatorsPin } from './operators-pin.ts';
import { PERMIT_COMMANDS } from './permit.ts';
import { report, reportList } from './report.ts';
import { reportNightly } from './report-nightly.ts';
import { picks, release, reserve } from './reserve.ts';
import { salvage } from './salvage.ts';
import {
  received,
  sampleOrdersAdd,
  sampleOrdersCancel,
  sampleOrdersConfirm,
  sampleOrdersList,
  sampleOrdersShow,
} from './sample-orders.ts';
import { scan } from './scan.ts';
import { schema } from './schema.ts';
import { DISPOSAL_COMMANDS } from './scrap.ts';
import { show } from './show.ts';
import { slip } from './slip.ts';
import { STOCKTAKE_COMMANDS } from './stocktakes.ts';
import { verify } from './verify.ts';

export const COMMANDS: readonly Description[] = [
  ...DAILY,
  ...ATTACH_COMMANDS,
  scan,
  slip,
  label,
  reserve,
  release,
  picks,
  sampleOrdersAdd,
  sampleOrdersConfirm,
  sampleOrdersCancel,
  sampleOrdersList,
  sampleOrdersShow,
  received,
  ...NOTICE_COMMANDS,
  ...PERMIT_COMMANDS,
  ...EVALUATE_COMMANDS,
  ...MAINTAIN_COMMANDS,
  ...STOCKTAKE_COMMANDS,
  ...APPROVAL_COMMANDS,
  ...DISPOSAL_COMMANDS,
  list,
  find,
  show,
  history,
  held,
  report,
  reportList,
  reportNightly,
  ...ACTION_COMMANDS,
  init,
  operatorsAdd,
  operatorsEdit,
  operatorsRetire,
  operatorsPin,
  operatorsList,
  operatorsRoles,
  locationsAdd,
  locationsEdit,
  locationsRetire,
  locationsList,
  locationsTree,
  ...ENVIRONMENT_COMMANDS,
  configList,
  configGet,
  configSet,
  configImport,
  completion,
  schema,
  help,
  ...CLASSIFY_COMMANDS,
  ...CUSTOMER_COMMANDS,
  ...CUSTOMER_CARE_COMMANDS,
  ...IMPORT_COMMANDS,
  importUndo,
  importList,
  importTemplate,
  ...EXPORT_COMMANDS,
  verify,
  backup,
  restore,
  salvage,
  doctor,
];
