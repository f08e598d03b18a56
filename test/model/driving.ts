/** The program's services on a real store on disk, driven with the operations of the model. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Acting } from '../../src/services/acting.ts';
import type { Db } from '../../src/store/sql.ts';
import type { Operation } from './operation.ts';

/** What the bundle of the program's services offers. */
export const SERVICES = `
  export { initialise } from './src/services/setting-up.ts';
  export { addLocation, retireLocation, editLocation } from './src/services/locations.ts';
  export { addOperator, retireOperator, editOperator } from './src/services/operators.ts';
  export { addCustomer } from './src/services/customers.ts';
  export { receive } from './src/services/receiving.ts';
  export { checkout } from './src/services/checking-out.ts';
  export { returnGoods } from './src/services/returning.ts';
  export { giveBack } from './src/services/giving-back.ts';
  export { move } from './src/services/moving.ts';
  export { split } from './src/services/splitting.ts';
  export { undo } from './src/services/undoing.ts';
  export { reserve, release } from './src/services/reserving.ts';
  export { inspect } from './src/services/inspecting.ts';
  export { addSampleOrder, confirmSampleOrder, cancelSampleOrder, markReceived } from './src/services/sample-orders.ts';
  export { verify } from './src/services/verifying.ts';
  export { report } from './src/services/reporting.ts';
  export { find, history } from './src/services/finding.ts';
  export { show } from './src/services/showing.ts';
  export { actAs } from './src/services/identity.ts';
  export { standingOf } from './src/store/standing.ts';
  export { available, sampleByNumber } from './src/store/samples.ts';
  export { openStore } from './src/store/open.ts';
  export { Refusal } from './src/domain/errors.ts';
`;
export interface Services {
  initialise: typeof import('../../src/services/setting-up.ts').initialise;
  addLocation: typeof import('../../src/services/locations.ts').addLocation;
  retireLocation: typeof import('../../src/services/locations.ts').retireLocation;
  editLocation: typeof import('../../src/services/locations.ts').editLocation;
  addOperator: typeof import('../../src/services/operators.ts').addOperator;
  retireOperator: typeof import('../../src/services/operators.ts').retireOperator;
  editOperator: typeof import('../../src/services/operators.ts').editOperator;
  addCustomer: typeof import('../../src/services/customers.ts').addCustomer;
  receive: typeof import('../../src/services/receiving.ts').receive;
  checkout: typeof import('../../src/services/checking-out.ts').checkout;
  returnGoods: typeof import('../../src/services/returning.ts').returnGoods;
  giveBack: typeof import('../../src/services/giving-back.ts').giveBack;
  move: typeof import('../../src/services/moving.ts').move;
  split: typeof import('../../src/services/splitting.ts').split;
  undo: typeof import('../../src/services/undoing.ts').undo;
  reserve: typeof import('../../src/services/reserving.ts').reserve;
  release: typeof import('../../src/services/reserving.ts').release;
  inspect: typeof import('../../src/services/inspecting.ts').inspect;
  addSampleOrder: typeof import('../../src/services/sample-orders.ts').addSampleOrder;
  confirmSampleOrder: typeof import('../../src/services/sample-orders.ts').confirmSampleOrder;
  cancelSampleOrder: typeof import('../../src/services/sample-orders.ts').cancelSampleOrder;
  markReceived: typeof import('../../src/services/sample-orders.ts').markReceived;
  verify: typeof import('../../src/services/verifying.ts').verify;
  report: typeof import('../../src/services/reporting.ts').report;
  find: typeof import('../../src/services/finding.ts').find;
  history: typeof import('../../src/services/finding.ts').history;
  show: typeof import('../../src/services/showing.ts').show;
  actAs: typeof import('../../src/services/identity.ts').actAs;
  standingOf: typeof import('../../src/store/standing.ts').standingOf;
  available: typeof import('../../src/store/samples.ts').available;
  sampleByNumber: typeof import('../../src/store/samples.ts').sampleByNumber;
  openStore: typeof import('../../src/store/open.ts').openStore;
  Refusal: typeof import('../../src/domain/errors.ts').Refusal;
}

export type Answer = { readonly result: Record<string, unknown> } | { readonly code: string };

const ZONE = 'Asia/Shanghai';

export class Program {
  /** Milliseconds; the clock that the program sees. */
  now = 0;
  private readonly folder = mkdtempSync(join(tmpdir(), 'samples-model-'));
  private readonly store: ReturnType<Services['openStore']>;

  constructor(
    readonly services: Services,
    now: number,
  ) {
    this.now = now;
    const file = join(this.folder, 'samples.db');
    const clock = { now, clockSet: true, random: randomBytes };
    services.initialise({
      file,
      operator: 'WL',
      name: '王丽',
      language: 'zh',
      timeZone: ZONE,
      osAccount: 'test',
      ...clock,
    });
    this.store = services.openStore(file, { mode: 'write', busyMs: 1000 });
  }

  get db(): Db {
    return this.store.db;
  }

  /** The one-word state of a sample, and how much of it could be checked out. */
  standing(number: string): { state: string; available: number } {
    const sample = this.services.sampleByNumber(this.db, number.replaceAll('-', ''))!;
    return {
      state: this.services.standingOf(this.db, sample.id).state,
      available: this.services.available(this.db, sample),
    };
  }

  close(): void {
    this.store.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  acting(op: Partial<Pick<Operation, 'at' | 'by' | 'ref' | 'dryRun'>> = {}): Acting {
    return {
      store: this.store,
      clock: { now: () => this.now, set: true },
      today: new Date(this.now + 8 * 3_600_000).toISOString().slice(0, 10),
      operator: this.services.actAs(this.db, op.by ?? 'WL', 'test'),
      osAccount: 'test',
      at: op.at ?? null,
      ref: op.ref ?? null,
      dryRun: op.dryRun ?? false,
      busyMs: 1000,
      random: randomBytes,
    };
  }

  /** Does the operation; anything but a refusal with a code is a fault of the program and thrown. */
  async perform(op: Operation): Promise<Answer> {
    try {
      return { result: (await this.run(this.acting(op), op)) as Record<string, unknown> };
    } catch (error) {
      if (error instanceof this.services.Refusal) return { code: error.code };
      throw error;
    }
  }

  private run(acting: Acting, op: Operation): Promise<unknown> {
    const { services } = this;
    const { verb: _verb, at: _at, by: _by, ref: _ref, dryRun: _dryRun, ...input } = op;
    const as = <T>(): T => input as T;
    switch (op.verb) {
      case 'receive':
        return services.receive(acting, as());
      case 'checkout':
        return services.checkout(acting, { purpose: '测试', ...as<Parameters<Services['checkout']>[1]>() });
      case 'return':
        return services.returnGoods(acting, as());
      case 'give_back':
        return services.giveBack(acting, as());
      case 'move':
        return services.move(acting, as());
      case 'split':
        return services.split(acting, as());
      case 'undo':
        return services.undo(acting, op.movement, '输错');
      case 'reserve':
        return services.reserve(acting, as());
      case 'release':
        return services.release(acting, as());
      case 'inspect':
        return services.inspect(acting, as());
      case 'order':
        return services.addSampleOrder(acting, { ...as<Parameters<Services['addSampleOrder']>[1]>(), paid: false });
      case 'confirm':
        return services.confirmSampleOrder(acting, op.order);
      case 'cancel':
        return services.cancelSampleOrder(acting, op.order);
      case 'received':
        return services.markReceived(acting, op.slip, op.on, undefined);
      case 'retire':
        return op.what === 'person' ? services.retireOperator(acting, as()) : services.retireLocation(acting, as());
      case 'reinstate': {
        const change = { code: op.code, reinstate: true };
        return op.what === 'person' ? services.editOperator(acting, change) : services.editLocation(acting, change);
      }
    }
  }
}
