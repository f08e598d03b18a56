/** Who acts when a customer's file is destroyed: security asks or approves, a manager approves, somebody is the witness. */
import { Desk } from '../importing/desk.ts';

export async function peopledDesk(): Promise<Desk> {
  const room = await Desk.open();
  for (const [code, role] of [
    ['AQ', 'security'],
    ['AQ2', 'security'],
    ['JL', 'manager'],
    ['JX', 'user'],
  ] as const)
    await room.ok('operators', 'add', code, '--name', `${code}员`, '--role', role);
  return room;
}
