/**
 * How many lines of a session (scans, one transaction each) were recorded and answered so far: what stays when somebody
 * stops the program.
 */
export const answered = { lines: 0 };
