/** Where one import stages its sheet: in this thread alone, or for a large file with a second one that helps. */
import type { Importable } from '../imports/describing.ts';
import type { SheetSource } from '../spreadsheets/source.ts';
import type { Db } from '../store/sql.ts';
import { closeStaging, openStaging, type Writing } from '../store/staging.ts';
import { type SharedRoom, sharedRoom } from '../store/staging-room.ts';
import { openApart, type SheetApart, threadProgram } from './importing-apart.ts';
import type { SheetOptions } from './reading-rows.ts';
import { type Now, openSheet, type SheetToStage } from './reading-sheet.ts';

/** From here on a second thread is worth its start. */
const LARGE_BYTES = 4 * 1024 * 1024;

export class StagingRoom {
  private apart: SheetApart | null = null;

  constructor(
    private readonly db: Db,
    private readonly importable: Importable,
  ) {}

  /** Opens the sheet, and the tables for its rows. @throws Refusal as openSheet does */
  async open(source: SheetSource, options: SheetOptions, now: Now): Promise<SheetToStage> {
    const { db, importable } = this;
    const { columns } = importable.staged;
    const program = (source.onDisk?.bytes ?? 0) >= LARGE_BYTES ? threadProgram() : null;
    if (program === null) {
      openStaging(db, columns);
      return openSheet(importable, source, options, now);
    }
    const task = { kind: importable.kind, path: source.onDisk!.path, name: source.name, options, now };
    let room: SharedRoom;
    this.apart = await openApart(program, task, {
      share: () => {
        room = sharedRoom(db);
        return room.file;
      },
      hide: () => {
        room.hide();
        openStaging(db, columns, room);
      },
    });
    return this.apart;
  }

  /** Seals staged rows in the second thread, where there is one. */
  get sealApart(): Writing['sealApart'] {
    const { apart } = this;
    return apart && ((columns, rows) => apart.seal(columns, rows));
  }

  /** Ends the second thread and drops what is staged. */
  close(): void {
    this.apart?.end();
    closeStaging(this.db);
  }
}
