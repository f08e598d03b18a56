/**
 * The reference model: what every command must do, or why it must be refused — written from CLI.md, REQUIREMENTS.md
 * and DESIGN.md, before and beside the program. Nothing here imports anything from `src`.
 */
import { checkout, giveBack, move, receive, split, takeBack } from './custody.ts';
import { Judge, type Plan, type Result } from './judge.ts';
import type { Operation } from './operation.ts';
import { inspect, order, received, release, reserve, retire, settle, undo } from './promises.ts';

/** Either the codes of which one must be given, or what the answer must say. */
export type Verdict = { readonly codes: ReadonlySet<string> } | { readonly result: Result };

export class Reference extends Judge {
  private readonly refs = new Map<string, { asked: string; result: Result }>();

  /** Does the operation, or says why it must be refused; a rehearsal changes nothing. */
  perform(op: Operation): Verdict {
    const { by: _by, ref, dryRun, ...asked } = op;
    const words = JSON.stringify(asked);
    const known = ref === null ? undefined : this.refs.get(ref);
    this.codes = new Set();
    if (known) {
      if (known.asked === words) return { result: known.result };
      // Whoever asks for something else under a used key may also have other reasons to be refused.
      this.planOf(op);
      return { codes: this.codes.add('ref_reused') };
    }
    this.refuseFuture(op);
    const plan = this.planOf(op);
    if (this.codes.size > 0) return { codes: this.codes };
    if (dryRun) return { result: {} };
    if (!plan.idle || ref !== null) this.entries += 1;
    const result = plan.done();
    if (ref !== null) this.refs.set(ref, { asked: words, result });
    return { result };
  }

  private planOf(op: Operation): Plan {
    switch (op.verb) {
      case 'receive':
        return receive(this, op);
      case 'checkout':
        return checkout(this, op);
      case 'return':
        return takeBack(this, op);
      case 'give_back':
        return giveBack(this, op);
      case 'move':
        return move(this, op);
      case 'split':
        return split(this, op);
      case 'undo':
        return undo(this, op);
      case 'reserve':
        return reserve(this, op);
      case 'release':
        return release(this, op);
      case 'inspect':
        return inspect(this, op);
      case 'order':
        return order(this, op);
      case 'confirm':
      case 'cancel':
        return settle(this, op);
      case 'received':
        return received(this, op);
      case 'retire':
      case 'reinstate':
        return retire(this, op);
    }
  }
}
