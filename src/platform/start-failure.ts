// The error of a start that cannot go on for a reason that the reader can do something about.

/** `message` is one Dutch sentence or two: what is wrong, and what to do. The program prints it and ends with code 1. */
export class StartFailure extends Error {
  override name = 'StartFailure'
}
