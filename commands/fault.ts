/** An error to show without a stack: it states the fault, the place and the remedy. */
export class CommandFault extends Error {
  constructor(
    message: string,
    /** 1: the answer is bad news. 2: the call or its input is wrong. */
    readonly exitCode: 1 | 2,
  ) {
    super(message);
  }
}
